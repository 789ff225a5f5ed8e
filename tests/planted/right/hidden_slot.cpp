// The message is published by the step that claims its slot; anybody moves the tail along.
#include <array>
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<unsigned> tail = 0;
unsigned head = 0;
std::array<std::atomic<int>, 2> slots{};

void send(int message) {
    for (;;) {
        unsigned last = tail.load();
        int empty = 0;
        const bool published = slots[last].compare_exchange_strong(empty, message);
        tail.compare_exchange_strong(last, last + 1);
        if (published) return;
    }
}

int try_recv() {
    const int message = slots[head].load();
    if (message != 0) ++head;
    return message;
}

int main() {
    std::thread other([] { send(1); });
    send(2);
    pawl::check::require(try_recv() != 0, "hidden slot: a finished message cannot be received");
    other.join();
}
