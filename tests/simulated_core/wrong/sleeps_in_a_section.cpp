// A call that waits within a section: what it waits for is kept away.
#include "../two_interrupts.hpp"

#include <pawl/lock/event.hpp>

namespace {
constinit pawl::event told{"told"};
}

LOW_INTERRUPT { told.set(); }
HIGH_INTERRUPT {}

int main() {
    let_both_come();
    const pawl::port::core::masked off;
    told.wait();
}
