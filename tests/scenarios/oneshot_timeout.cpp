// A receiver that gives up while the message comes: it has it, or finds it later.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <chrono>
#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<int>();
    std::thread sender{[tx = std::move(tx)] { pawl::check::require(tx.send(6).has_value(), "send"); }};
    auto first = rx.recv_for(std::chrono::milliseconds{1});
    if (!first) pawl::check::require(first.error() == pawl::errc::timeout, "nothing else ends it");
    sender.join();
    if (!first) first = rx.try_recv();
    pawl::check::require(first == 6, "the message is not lost");
}
