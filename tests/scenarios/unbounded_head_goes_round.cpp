// A receiver is stopped before its compare-exchange while the same node comes to the head again: it must fail, or the list
// would go back to a node that has left it.
#include <pawl/channel/unbounded.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::unbounded<int>(2);
    int sum = 0, other = 0;
    const auto receive = [&rx = rx](int& into) {
        if (auto got = rx.try_recv()) into += *got;
    };
    const auto send = [&tx = tx](int message) { pawl::check::require(tx.try_send(message).has_value(), "room"); };
    send(1);
    std::thread receiver{[&] { receive(other); }};
    receive(sum);
    send(10);
    receive(sum);
    send(100);
    receiver.join();
    for (int i = 0; i < 3; ++i) receive(sum);
    pawl::check::require(sum + other == 111, "each message once");
}
