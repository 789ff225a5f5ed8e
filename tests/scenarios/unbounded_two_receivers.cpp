// Two receivers, two messages that are there, and the node that the head leaves is used again.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <memory>
#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<std::unique_ptr<int>>(2);
    for (int i = 1; i <= 2; ++i) pawl::check::require(tx.try_send(std::make_unique<int>(i)).has_value(), "room");
    int other = 0;
    std::thread receiver{[&other, rx = rx] { other = **rx.recv(); }};
    const int here = **rx.recv();
    pawl::check::require(tx.try_send(nullptr).has_value(), "the message has left its room");
    receiver.join();
    pawl::check::require(here + other == 3, "both messages are taken, once");
}
