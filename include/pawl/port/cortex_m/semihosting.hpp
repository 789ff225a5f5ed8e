// Talks to whoever holds the core from outside, a debugger or QEMU: text, and how the program ended. Without one it faults.
#pragma once

#if defined(PAWL_SIMULATED_CORE)
#include <pawl/port/cortex_m/simulated/semihosting.hpp>
#else
#include <cstdint>

namespace pawl::inline on_cortex_m::port::semihosting {

/// Arm's "Semihosting for AArch32 and AArch64": the number of a request, and what it is about.
inline std::uint32_t ask(std::uint32_t request, const void* about) noexcept {
    register std::uint32_t number asm("r0") = request;
    register const void* argument asm("r1") = about;
    asm volatile("bkpt #0xab" : "+r"(number) : "r"(argument) : "memory");
    return number;
}

inline void write(const char* text) noexcept { ask(0x04, text); }
inline void write(char one) noexcept { ask(0x03, &one); }

/// The emulator ends with this status.
[[noreturn]] inline void exit(int status) noexcept {
    struct {
        std::uint32_t reason, status;
    } const block{0x20026, static_cast<std::uint32_t>(status)};  // "the application has ended"
    ask(0x20, &block);
    for (;;) asm volatile("wfi");
}

}  // namespace pawl::inline on_cortex_m::port::semihosting
#endif
