// The slot is published, and nothing that was written before it.
#include "slot.hpp"

#include <thread>

slot shared;
int message = 0;
int seen = 0;

int main() {
    std::thread sender([] {
        message = 42;
        shared.publish({0, 0}, {1, 7}, __ATOMIC_RELAXED);
    });
    if (shared.load_value() == 7) seen = message;
    sender.join();
}
