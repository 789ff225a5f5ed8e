// For --freeze: whoever is stopped wherever, try_send and try_recv end.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<int>();
    std::thread peer{[tx = std::move(tx)] { (void)tx.try_send(1); }};
    for (int i = 0; i < 2; ++i) (void)rx.try_recv();
    { auto gone = std::move(rx); }
    peer.join();
}
