// For --freeze: whoever is stopped wherever, sends and receives end.
#include "broadcast_kinds.hpp"

#include <thread>

namespace check = pawl::check;

template <class T>
void run() {
    auto [tx, rx] = pawl::broadcast<T>(1, 2);
    std::thread sender{[tx = std::move(tx)] {
        for (long i = 1; i <= 2; ++i) (void)tx.try_send(T{i});
    }};
    for (int i = 0; i < 2; ++i) (void)rx.try_recv();
    sender.join();
}

int main() {
    switch (check::choose(3)) {
        case 0: run<in_slot>(); break;
        case 1: run<in_words>(); break;
        default: run<object>();
    }
}
