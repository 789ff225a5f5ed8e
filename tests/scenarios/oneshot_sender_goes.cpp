// The sender goes without sending: a receiver that sleeps is told.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<int>();
    std::thread receiver{[rx = std::move(rx)] { pawl::check::require(!rx.recv(), "no message"); }};
    { auto gone = std::move(tx); }
    receiver.join();
}
