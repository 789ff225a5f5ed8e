// A wait with a time limit that is taken to end because of the interrupt. The alarm is put off when the wait is over: that it could
// have rung before must not be forgotten by a search that leaves out what is equal.
#include "../two_interrupts.hpp"

#include <pawl/lock/event.hpp>

#include <chrono>

namespace {
constinit pawl::event told{"told"};
}

LOW_INTERRUPT { told.set(); }
HIGH_INTERRUPT {}

int main() {
    let_both_come();
    require(told.wait_for(std::chrono::milliseconds{5}), "it comes in time");
}
