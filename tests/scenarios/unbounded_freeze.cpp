// For --freeze: whoever is stopped wherever, try_send and try_recv end, a sent message is not hidden, and a stopped call
// takes nobody's room. At a reserve of 1.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    std::thread peer{[tx = tx, rx = rx] {
        (void)tx.try_send(1);
        (void)rx.try_recv();
    }};
    for (int i = 0; i < 2; ++i) {
        const auto sent = tx.try_send(2);
        if (sent) continue;
        const auto why = sent.error().why;
        pawl::check::require(why == pawl::errc::full, "refused only where it is full");
        (void)rx.try_recv();
    }
    peer.join();
}
