// A wait that ends by the clock, or because an interrupt sets the event: it ends, and says which.
#include "two_interrupts.hpp"

#include <pawl/lock/event.hpp>

#include <chrono>

namespace {
constinit pawl::event happened{"happened"};
}

LOW_INTERRUPT { happened.set(); }
HIGH_INTERRUPT {}

int main() {
    let_both_come();
    const auto begun = pawl::port::clock::now();
    const bool set = happened.wait_for(std::chrono::milliseconds{5});
    require(set || pawl::port::clock::now() - begun >= std::chrono::milliseconds{5}, "not before its time");
    require(!set || happened.is_set(), "it was set");
}
