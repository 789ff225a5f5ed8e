// Whoever sees either half of what was published sees what was written before it.
#include "slot.hpp"

#include <cassert>
#include <thread>

slot shared;
int by_turn = 0, by_value = 0;

int main() {
    std::thread sender([] {
        by_turn = by_value = 42;
        const bool published = shared.publish({0, 0}, {1, 7});
        assert(published);
    });
    std::thread other([] {
        if (shared.load_value() == 7) assert(by_value == 42);
    });
    if (shared.load_turn() == 1) {
        assert(by_turn == 42);
        assert(shared.load_value() == 7);
    }
    sender.join();
    other.join();
}
