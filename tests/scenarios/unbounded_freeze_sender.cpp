// For --freeze, at a reserve of 1: a sender is stopped wherever. try_send and try_recv end, a message whose send returned
// can be received at once, and the stopped sender takes nobody's room.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    std::thread peer{[&tx = tx] { (void)tx.try_send(1); }};
    const auto sent = tx.try_send(2);
    if (!sent) pawl::check::require(sent.error().why == pawl::errc::full, "refused only where it is full");
    pawl::check::require(rx.try_recv().has_value(), "a message is there, and not hidden");
    peer.join();
}
