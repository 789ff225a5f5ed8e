// The value is read before the turn: between the two the slot may be published.
#include "slot.hpp"

#include <cassert>
#include <thread>

slot shared;

int main() {
    std::thread sender([] { shared.publish({0, 0}, {1, 7}); });
    const auto value = shared.load_value();
    if (shared.load_turn() == 1) assert(value == 7);
    sender.join();
}
