// An event is reset after what it told was looked at: what an interrupt tells in between is forgotten, and the second wait never
// ends.
#include "../two_interrupts.hpp"

#include <pawl/lock/event.hpp>

#include <atomic>

namespace {
constinit pawl::event told{"told"};
std::atomic<int> messages{0};
}  // namespace

LOW_INTERRUPT {
    ++messages;
    told.set();
}
HIGH_INTERRUPT {
    ++messages;
    told.set();
}

int main() {
    let_both_come();
    int seen = 0;
    while (seen < 2) {
        told.wait();
        seen = messages;
        told.reset();
    }
}
