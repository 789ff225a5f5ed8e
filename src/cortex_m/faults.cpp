// What a fault was, in full: who ran, the registers as they were, what the core says of the cause. Only in programs that link
// pawl_cortex_m_BOARD_faults: it takes about a kilobyte. Where the core has a memory protection unit, it stands guard below the
// stack of whichever thread runs.
#include <pawl/port/cortex_m/cortex_m.hpp>

#include <cstddef>
#include <cstdint>

namespace pawl::inline on_cortex_m::port::detail {
namespace {

void say(const char* text) noexcept { semihosting::write(text); }
void say_register(const char* name, std::uint32_t value) noexcept {
    say(name);
    char digits[9]{};
    for (unsigned i = 0; i < 8; ++i) digits[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 0xf];
    say(digits);
}
void say_number(std::uint32_t number) noexcept {
    const char digits[] = {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10), 0};
    say(number < 10 ? digits + 1 : digits);
}
void say_name_of_thread() noexcept {
    say("thread \"");
    say(thread_name(running_thread));
    say("\"");
}

/// What the core lays on the stack.
struct frame {
    std::uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
};

#if defined(__ARM_ARCH_6M__)
void say_cause() noexcept {}
bool has_hit_the_guard() noexcept { return false; }
#else
// Arm's "ARMv7-M Architecture Reference Manual", B3.2 and B3.5.
constexpr std::uintptr_t cfsr = 0xe000'ed28, hfsr = 0xe000'ed2c, mmfar = 0xe000'ed34, bfar = 0xe000'ed38;
constexpr std::uintptr_t mpu_control = 0xe000'ed94, mpu_base = 0xe000'ed9c, mpu_size = 0xe000'eda0;
constexpr std::uint32_t stacking_failed = 1u << 4, unstacking_failed = 1u << 3, address_is_known = 1u << 7;

constinit std::uint32_t guard = 0;

void say_cause() noexcept {
    say_register("\n  cfsr ", core::at(cfsr));
    say_register(" hfsr ", core::at(hfsr));
    say_register(" mmfar ", core::at(mmfar));
    say_register(" bfar ", core::at(bfar));
}
bool has_hit_the_guard() noexcept {
    if (guard == 0) return false;
    // Otherwise what lies there could not be looked at, and this would be a fault in a fault.
    core::at(mpu_control) = 0;
    core::wait_for_writes();
    const std::uint32_t cause = core::at(cfsr);
    return (cause & (stacking_failed | unstacking_failed)) || ((cause & address_is_known) && core::at(mmfar) - guard < 32);
}
#endif

}  // namespace
}  // namespace pawl::inline on_cortex_m::port::detail

extern "C" {
#if !defined(__ARM_ARCH_6M__)
/// The scheduler: nobody may touch the 32 bytes at this address while this thread runs.
void pawl_guard_stack(std::uint32_t address) noexcept {
    using namespace pawl::port;
    detail::guard = address;
    core::at(detail::mpu_control) = 0;
    core::at(detail::mpu_base) = address | 1u << 4;            // region 0
    core::at(detail::mpu_size) = 1u << 28 | 4u << 1 | 1u;      // nothing may be done there; 2 to the fifth bytes
    core::at(detail::mpu_control) = 1u << 2 | 1u;              // elsewhere everything
    core::wait_for_writes();
}
#endif

[[noreturn]] void pawl_fault(const std::uint32_t* stack_pointer, std::uint32_t return_code) {
    using namespace pawl::port;
    using namespace pawl::port::detail;
    if (has_hit_the_guard()) {
        say("pawl: the stack of ");
        say_name_of_thread();
        say(" has overflowed\n");
        semihosting::exit(137);
    }
    const frame& at = *reinterpret_cast<const frame*>(stack_pointer);
    say("pawl: fault ");
    say_number(core::exception());
    say(" in ");
    // Where it returns to: another exception, or the program.
    if ((return_code & 0xf) == 1) {
        say("exception ");
        say_number(at.xpsr & 0x1ff);
        say(" on top of ");
    }
    say_name_of_thread();
    say_register("\n  r0 ", at.r0);
    say_register(" r1 ", at.r1);
    say_register(" r2 ", at.r2);
    say_register(" r3 ", at.r3);
    say_register("\n  r12 ", at.r12);
    say_register(" lr ", at.lr);
    say_register(" pc ", at.pc);
    say_register(" xpsr ", at.xpsr);
    say_cause();
    say("\n");
    semihosting::exit(139);
}

[[gnu::naked]] void pawl_hard_fault() noexcept {
    asm volatile(
        "mov r1, lr\n\t"
        "mrs r0, msp\n\t"
        "lsls r2, r1, #29\n\t"  // bit 2: which of the two stacks
        "bpl 1f\n\t"
        "mrs r0, psp\n\t"
        "1: ldr r2, =pawl_fault\n\t"
        "bx r2\n\t"
        ".ltorg");
}
[[gnu::alias("pawl_hard_fault")]] void pawl_memory_fault() noexcept;
[[gnu::alias("pawl_hard_fault")]] void pawl_bus_fault() noexcept;
[[gnu::alias("pawl_hard_fault")]] void pawl_usage_fault() noexcept;

// For the linker, which is content with the handlers of the table.
void pawl_keep_faults() {}
}
