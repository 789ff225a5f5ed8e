// Two senders and a receiver that sleeps: everything arrives once, in the order of its sender.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(1);
    std::thread first{[tx = tx] { pawl::check::require(tx.send(1).has_value(), "first send"); }};
    std::thread second{[tx = std::move(tx)] { pawl::check::require(tx.send(2).has_value(), "second send"); }};
    int sum = 0;
    while (auto got = rx.recv()) sum += *got;
    pawl::check::require(sum == 3, "both messages arrive, once");
    first.join();
    second.join();
}
