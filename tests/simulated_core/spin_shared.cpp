// A lock that the main program shares with two interrupts, by POLICY: with interrupts_off nobody comes on top of an owner; with
// spin an interrupt wants what the task below it holds, which is named.
#include "two_interrupts.hpp"

#include <pawl/lock/spin_mutex.hpp>

#include <mutex>

namespace {
pawl::spin_mutex<pawl::spin_policy::POLICY> lock{"events"};
int events = 0;

void count() {
    const std::lock_guard held{lock};
    ++events;
}
}  // namespace

LOW_INTERRUPT { count(); }
HIGH_INTERRUPT { count(); }

int main() {
    let_both_come();
    count();
    count();
    const std::lock_guard held{lock};
    require(events >= 2 && events <= 4, "each is counted once");
}
