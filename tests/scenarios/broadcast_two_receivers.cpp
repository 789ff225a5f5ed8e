// Two receivers sleep: each is woken by the message, and nothing else would wake it.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(1, 3);
    const auto receive = [](const auto& from) { check::require(from.recv()->number() == 1, "the message"); };
    std::thread one{[&rx = rx, receive] { receive(rx); }};
    std::thread two{[copy = rx, receive] { receive(copy); }};
    check::require(tx.try_send(T{1}).has_value(), "never full");
    one.join();
    two.join();
}

int main() {
    if (check::choose(2) == 0)
        run<in_slot>();
    else
        run<object>();
}
