// Two receivers sleep: each is woken for each message and for the end.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(2, 3);
    std::thread other{[rx = rx] { check::require(read_until_closed(rx, 0) == 1, "all"); }};
    std::thread sender{[tx = std::move(tx)] { check::require(tx.try_send(T{1}).has_value(), "never full"); }};
    check::require(read_until_closed(rx, 0) == 1, "all");
    sender.join();
    other.join();
}

int main() {
    if (check::choose(2) == 0)
        run<in_words>();
    else
        run<object>();
}
