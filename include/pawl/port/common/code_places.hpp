// Where the program stands, as far as the processor and the compiler tell without a walk over the stack.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace pawl::port_common {

/// Where the program stands, and who called the function it stands in. Where code is not optimised, a lock behind several
/// small functions of a library is the rule, and each has a frame: as many callers as `at` takes.
template <std::size_t Count>
[[gnu::always_inline]] inline void code_places(std::array<const void*, Count>& at) noexcept {
    static_assert(Count >= 2);
#if defined(__x86_64__)
    asm volatile("lea 0(%%rip), %0" : "=r"(at[0]));
#elif defined(__aarch64__)
    asm volatile("adr %0, ." : "=r"(at[0]));
#elif defined(__arm__)
    asm volatile("mov %0, pc" : "=r"(at[0]));
#else
    at[0] = nullptr;
#endif
    at[1] = __builtin_return_address(0);
    if constexpr (Count > 2) {
        at[2] = nullptr;
#if !defined(__OPTIMIZE__) && (defined(__x86_64__) || defined(__aarch64__))
        // A frame: the caller's frame, then where to return to. Frames stand one above the other, not far apart.
        constexpr std::uintptr_t farthest = 4096;
        const auto* frame = static_cast<const std::uintptr_t*>(__builtin_frame_address(0));
        for (std::size_t i = 2; i < Count; ++i) {
            const std::uintptr_t above = *frame, here = reinterpret_cast<std::uintptr_t>(frame);
            if (above <= here || above - here > farthest || above % alignof(void*) != 0) break;
            frame = reinterpret_cast<const std::uintptr_t*>(above);
            at[i] = reinterpret_cast<const void*>(frame[1]);
            if (i + 1 < Count) at[i + 1] = nullptr;
        }
#endif
    }
}

}  // namespace pawl::port_common
