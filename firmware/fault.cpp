// An instruction that there is not, in a thread that has something in its registers: firmware/fault.sh looks for it in what is told.
#include <pawl/port/cortex_m/threads.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/thread.hpp>

extern "C" [[gnu::naked]] void falls() {
    asm volatile(
        "ldr r0, =0x11111111\n\t"
        "mov r12, r0\n\t"
        "ldr r1, =0x22222222\n\t"
        "ldr r2, =0x33333333\n\t"
        "ldr r3, =0x44444444\n\t"
        "udf #7\n\t"
        "bx lr\n\t"
        ".ltorg");
}

namespace {
pawl::static_stack<1024> stack;
}

int main() {
    pawl::thread{{.name = "reckless", .priority = 1, .stack = stack}, falls}.join();
    return 0;
}
