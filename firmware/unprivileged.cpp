// In unprivileged mode the core ignores what keeps interrupts away, and says nothing: the first wait does.
#include <pawl/lock/event.hpp>
#include <pawl/port/port.hpp>

namespace {
constinit pawl::event never{"never"};
}

int main() {
    asm volatile(
        "mrs r0, control\n\t"
        "movs r1, #1\n\t"
        "orrs r0, r1\n\t"
        "msr control, r0\n\t"
        "isb" ::
            : "r0", "r1", "cc");
    never.wait();
    return 0;
}
