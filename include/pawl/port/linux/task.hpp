// What the port to Linux knows of the calling task, which is a thread.
#pragma once

#include <pawl/port/common/code_places.hpp>
#include <pawl/port/common/program_exit.hpp>
#include <pawl/port/linux/port.hpp>

#include <cxxabi.h>
#include <pthread.h>
#include <sched.h>

#include <time.h>
#include <array>
#include <cstdint>
#include <span>

// Under a name of its own: GCC refuses to have __dso_handle declared once it has used that itself, for a static variable.
namespace pawl::inline on_linux::port::detail {
/// Of the program or library that this is compiled into: what __dso_handle stands at.
[[gnu::visibility("hidden")]] extern void* this_module asm("__dso_handle");
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
    abi::__cxa_thread_atexit(at_end, argument, &detail::this_module);
}

using port_common::code_places;
using port_common::exiting;
using port_common::expect_exit;
using port_common::surely_not_exiting;

}  // namespace pawl::inline on_linux::port
