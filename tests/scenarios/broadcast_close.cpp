// close() by a receiver against a send: what was accepted is read before the end, what was refused comes back.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(2, 3);
    long accepted = 0;
    std::thread sender{[&accepted, tx = std::move(tx)] {
        for (long i = 1; i <= 2; ++i) {
            auto sent = tx.try_send(T{i});
            if (sent)
                accepted = i;
            else
                check::require(sent.error().value.number() == i, "it comes back");
        }
    }};
    rx.close();
    const long seen = read_until_closed(rx, 0);
    sender.join();
    check::require(seen == accepted, "accepted is read");
}

int main() {
    switch (check::choose(3)) {
        case 0: run<in_slot>(); break;
        case 1: run<in_words>(); break;
        default: run<object>();
    }
}
