// The look comes with interrupts on: one that comes between it and the sleep is slept over.
#include "../two_interrupts.hpp"

#include <atomic>

namespace {
std::atomic<bool> told{false};
}

LOW_INTERRUPT { told = true; }
HIGH_INTERRUPT {}

int main() {
    let_both_come();
    while (!told) pawl::port::core::wait_for_interrupt();
}
