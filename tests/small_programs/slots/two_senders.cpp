// Two senders, one slot after the other, and a receiver: every end, however the search is made.
#include <pawl/check.hpp>

#include <thread>

#include "slot.hpp"

slot ring[2];

void send(std::uint64_t message) {
    for (auto& one : ring)
        if (one.load_turn() == 0 && one.publish({0, 0}, {1, message})) return;
}

int main() {
    std::thread first(send, 1), second(send, 2);
    long long seen = 0;
    for (auto& one : ring) seen = seen * 10 + static_cast<long long>(one.load_turn() == 1 ? one.load_value() : 9);
    pawl::check::outcome("seen", seen);
    first.join();
    second.join();
}
