// Two senders at once, for one place and for two: none is refused, each one's messages come in order.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(1 + check::choose(2), 3);
    std::thread other{[&tx = tx] { check::require(tx.send(T{1}).has_value(), "never full"); }};
    check::require(tx.send(T{10}).has_value(), "never full");
    check::require(tx.send(T{11}).has_value(), "never full");
    other.join();
    long last = 9, seen = 0;
    for (;;) {
        auto got = rx.try_recv();
        if (got) {
            ++seen;
            const long number = got->number();
            if (number == 1) continue;
            check::require(number > last, "each one's in order");
            last = number;
        } else if (got.error() == pawl::errc::missed) {
            seen += static_cast<long>(rx.missed());
        } else {
            break;
        }
    }
    check::require(seen == 3, "all were read or missed");
}

int main() {
    if (check::choose(2) == 0)
        run<in_slot>();
    else
        run<in_words>();
}
