// A sender goes round while a receiver reads: each message is whole, in order, and either read or counted as missed.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(1 + check::choose(2), 2);
    std::thread sender{[tx = std::move(tx)] {
        for (long i = 1; i <= 3; ++i) check::require(tx.try_send(T{i}).has_value(), "never full");
    }};
    check::require(read_until_closed(rx, 0) == 3, "all were read or missed");
    sender.join();
}

int main() {
    switch (check::choose(3)) {
        case 0: run<in_slot>(); break;
        case 1: run<in_words>(); break;
        default: run<object>();
    }
}
