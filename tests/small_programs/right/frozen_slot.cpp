// As wrong/frozen_slot.cpp, but whoever takes looks at the slot alone: a half-sent message is none.
#include <atomic>
#include <cassert>
#include <thread>

enum state { empty, claimed, filled };
std::atomic<state> slot = empty;
int message;

bool try_put(int value) {
    state seen = empty;
    if (!slot.compare_exchange_strong(seen, claimed)) return false;
    message = value;
    slot = filled;
    return true;
}

bool try_take(int& value) {
    if (slot != filled) return false;
    value = message;
    slot = empty;
    return true;
}

int main() {
    std::thread sender([] { try_put(7); });
    int value = 7;
    for (int i = 0; i < 2; ++i) try_take(value);
    sender.join();
    assert(value == 7);
}
