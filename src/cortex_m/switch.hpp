// How the core goes from one stack to another. Written with the instructions that both architectures have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#if !defined(PAWL_INTERRUPT_STACK)
#define PAWL_INTERRUPT_STACK 1024
#endif

namespace pawl::inline on_cortex_m::port::detail {

/// As a thread that was interrupted before its first instruction: the eight words that the core restores by itself, above the
/// eight that the pended call does.
inline std::uint32_t* first_frame(std::span<std::uint64_t> stack, void (*run)(void*), void* argument) noexcept {
    auto* const top = reinterpret_cast<std::uint32_t*>(stack.data() + stack.size());
    std::uint32_t* const frame = top - 16;
    for (std::size_t i = 0; i < 16; ++i) frame[i] = 0;
    frame[8] = reinterpret_cast<std::uintptr_t>(argument);
    frame[14] = reinterpret_cast<std::uintptr_t>(run) & ~std::uintptr_t{1};
    frame[15] = 0x0100'0000;  // Thumb
    return frame;
}

/// From here on the main program has a thread's stack, the one that it had; exceptions have another one.
[[gnu::naked]] inline void go_to_thread_stack(void* /* of exceptions, its end */) noexcept {
    asm volatile(
        "mrs r1, msp\n\t"
        "msr psp, r1\n\t"
        "movs r2, #2\n\t"
        "msr control, r2\n\t"
        "isb\n\t"
        "msr msp, r0\n\t"
        "isb\n\t"
        "bx lr");
}

/// The variables of the thread at this place begin anew; are those of the running thread from now on (thread_variables.cpp).
void begin_variables(std::size_t place) noexcept;
void use_variables(std::size_t place) noexcept;

}  // namespace pawl::inline on_cortex_m::port::detail
