// For --freeze, at a reserve of 1: a receiver is stopped wherever. try_send and try_recv end, and once it has its message the
// room is free.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    pawl::check::require(tx.try_send(1).has_value(), "room");
    std::thread peer{[&rx = rx] { (void)rx.try_recv(); }};
    const auto sent = tx.try_send(2);
    const bool taken = rx.try_recv().has_value();
    if (!sent) pawl::check::require(sent.error().why == pawl::errc::full, "refused only where it is full");
    if (sent && taken) pawl::check::require(tx.try_send(3).has_value() || rx.size() == 1, "there is room");
    peer.join();
}
