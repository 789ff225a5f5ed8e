// A sender goes round while a receiver reads: each message is whole, in order, and either read or counted as missed.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(1, 2);
    std::thread sender{[&tx = tx] {
        for (long i = 1; i <= 3; ++i) check::require(tx.try_send(T{i}).has_value(), "never full");
    }};
    long seen = 0;
    const auto look = [&rx = rx, &seen] {
        if (auto got = rx.try_recv())
            check::require(got->number() == ++seen, "the next one");
        else if (got.error() == pawl::errc::missed)
            seen += static_cast<long>(rx.missed());
    };
    look();
    look();
    sender.join();
    while (seen < 3) look();
    check::require(rx.try_recv().error() == pawl::errc::empty && seen == 3, "all were read or missed");
}

int main() {
    switch (check::choose(3)) {
        case 0: run<in_slot>(); break;
        case 1: run<in_words>(); break;
        default: run<object>();
    }
}
