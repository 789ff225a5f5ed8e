// One interrupt sets what the main program waits for; the other takes that back and sets it again. No set() is lost, whichever
// comes on top of which.
#include "two_interrupts.hpp"

#include <pawl/lock/event.hpp>

namespace {
constinit pawl::event happened{"happened"};
shared<int> sets{0};
}  // namespace

LOW_INTERRUPT {
    ++sets;
    happened.set();
}
HIGH_INTERRUPT {
    happened.reset();
    ++sets;
    happened.set();
}

int main() {
    let_both_come();
    happened.wait();
    require(sets > 0, "it was set before the wait ended");
    require(happened.is_set(), "nobody resets it without setting it again");
}
