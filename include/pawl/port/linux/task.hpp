// What the port to Linux knows of the calling task, which is a thread.
#pragma once

#include <pawl/port/linux/port.hpp>

#include <cxxabi.h>
#include <pthread.h>
#include <sched.h>

#include <time.h>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

/// Of the program or library that this is compiled into.
extern "C" {
[[gnu::visibility("hidden")]] extern void* __dso_handle;
}

namespace pawl::inline on_linux::port {

/// From 1; no other living task has it. Not 0.
[[nodiscard]] inline std::uint32_t task_number() noexcept { return pawl_thread_number(); }

inline constexpr std::size_t most_name = 16;  // with its end, as the kernel keeps it

/// The calling task's name, as ps and debuggers show it.
inline void task_name(std::span<char, most_name> name) noexcept {
    if (pthread_getname_np(pthread_self(), name.data(), name.size()) != 0) name[0] = 0;
}

/// Gives the calling task a name, cut to most_name - 1 bytes.
inline void name_this_task(const char* name) noexcept {
    std::array<char, most_name> cut{};
    for (std::size_t i = 0; i + 1 < cut.size() && name[i]; ++i) cut[i] = name[i];
    pthread_setname_np(pthread_self(), cut.data());
}

/// What the scheduler is told of a living task: 1 to 99 under SCHED_FIFO and SCHED_RR, 0 for all others.
[[nodiscard]] inline int priority_of(std::uint32_t task_number) noexcept {
    sched_param parameters{};
    return sched_getparam(static_cast<pid_t>(task_number), &parameters) == 0 ? parameters.sched_priority : 0;
}

/// at_end(argument) runs when the calling task ends; on the main thread, when the program does. Whatever needs it again
/// after that, in the destructor of a thread_local object say, calls this again.
inline void when_this_task_ends(void (*at_end)(void*), void* argument) noexcept {
    abi::__cxa_thread_atexit(at_end, argument, &__dso_handle);
}

namespace detail {
enum class exit_state : std::uint8_t { unexpected, expected, begun };
inline constinit std::atomic<exit_state> exits{exit_state::unexpected};
}  // namespace detail
/// The program ends: objects in static storage go, whatever tasks still do with them.
[[nodiscard]] inline bool exiting() noexcept {
    return detail::exits.load(std::memory_order_relaxed) == detail::exit_state::begun;
}
/// It does not end, and exiting() would know: expect_exit() was called.
[[nodiscard]] inline bool surely_not_exiting() noexcept {
    return detail::exits.load(std::memory_order_relaxed) == detail::exit_state::expected;
}
/// Before exiting() can become true; a load after the first time.
inline void expect_exit() noexcept {
    using enum detail::exit_state;
    if (surely_not_exiting()) [[likely]]
        return;
    detail::exit_state now = unexpected;
    if (detail::exits.compare_exchange_strong(now, expected, std::memory_order_relaxed))
        std::atexit([] { detail::exits.store(begun, std::memory_order_relaxed); });
}

/// Where the program stands, and who called the function it stands in. Where code is not optimised, a lock behind several
/// small functions of a library is the rule, and each has a frame: as many callers as `at` takes.
template <std::size_t Count>
[[gnu::always_inline]] inline void code_places(std::array<const void*, Count>& at) noexcept {
    static_assert(Count >= 2);
#if defined(__x86_64__)
    asm volatile("lea 0(%%rip), %0" : "=r"(at[0]));
#elif defined(__aarch64__)
    asm volatile("adr %0, ." : "=r"(at[0]));
#else
    at[0] = nullptr;
#endif
    at[1] = __builtin_return_address(0);
    if constexpr (Count > 2) {
        at[2] = nullptr;
#if !defined(__OPTIMIZE__)
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

}  // namespace pawl::inline on_linux::port
