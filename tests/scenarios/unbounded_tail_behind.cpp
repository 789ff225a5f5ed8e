// A sender is stopped between publishing and moving the tail: its message is received, and the node on which the tail has
// stayed is used again.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(2);
    std::thread sender{[&tx = tx] { pawl::check::require(tx.try_send(1).has_value(), "room for the first"); }};
    int sum = rx.try_recv().value_or(0);
    pawl::check::require(tx.try_send(10).has_value(), "room for the second");
    sum += rx.try_recv().value_or(0);
    pawl::check::require(tx.try_send(100).has_value(), "room for the third");
    sender.join();
    while (auto got = rx.try_recv()) sum += *got;
    pawl::check::require(sum == 111, "each message once");
}
