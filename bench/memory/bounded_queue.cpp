// Vyukov's bounded queue (Dmitry Vyukov, 2010): two senders of two messages each, and a receiver that tries three times.
#include <cstddef>
#include <thread>

#include "orders.hpp"

struct cell {
    std::atomic<std::size_t> turn;
    int message;
};
constexpr std::size_t size = 2;
cell cells[size];
std::atomic<std::size_t> sent = 0, received = 0;

bool try_send(int message) {
    for (std::size_t at = sent.load(relaxed);;) {
        cell& here = cells[at % size];
        const std::size_t turn = here.turn.load(acquire);
        if (turn < at) return false;
        if (turn > at) {
            at = sent.load(relaxed);
        } else if (sent.compare_exchange_strong(at, at + 1, relaxed, relaxed)) {
            here.message = message;
            here.turn.store(at + 1, release);
            return true;
        }
    }
}
bool try_receive(int& message) {
    for (std::size_t at = received.load(relaxed);;) {
        cell& here = cells[at % size];
        const std::size_t turn = here.turn.load(acquire);
        if (turn < at + 1) return false;
        if (turn > at + 1) {
            at = received.load(relaxed);
        } else if (received.compare_exchange_strong(at, at + 1, relaxed, relaxed)) {
            message = here.message;
            here.turn.store(at + size, release);
            return true;
        }
    }
}

int main() {
    for (std::size_t i = 0; i < size; ++i) cells[i].turn.store(i, relaxed);
    std::thread one([] {
        try_send(1);
        try_send(2);
    });
    std::thread two([] {
        try_send(3);
        try_send(4);
    });
    int message = 0;
    for (int i = 0; i < 3; ++i) try_receive(message);
    one.join();
    two.join();
}
