// Two receivers sleep; whichever is woken first, the other one gets its message too. The search ends with its time limit.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <atomic>
#include <memory>
#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<std::unique_ptr<int>>(1);
    std::atomic<int> sum{0};
    const auto receive = [&sum](const auto& from) {
        if (auto got = from.recv()) sum += **got;
    };
    std::thread first{[&, rx = rx] { receive(rx); }};
    std::thread second{[&, rx = std::move(rx)] { receive(rx); }};
    pawl::check::require(tx.send(std::make_unique<int>(1)).has_value(), "first send");
    pawl::check::require(tx.send(std::make_unique<int>(2)).has_value(), "second send");
    first.join();
    second.join();
    pawl::check::require(sum == 3, "both messages are taken, once");
}
