// What the port knows of tasks: the main program, threads, and interrupts.
#pragma once

#include <pawl/port/common/code_places.hpp>
#include <pawl/port/cortex_m/port.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pawl::inline on_cortex_m::port {

using port_common::code_places;

/// The program never ends by itself: its end is the end of everything.
[[nodiscard]] inline bool exiting() noexcept { return false; }
[[nodiscard]] inline bool surely_not_exiting() noexcept { return true; }
inline void expect_exit() noexcept {}

/// In a word of lock_inherit: the owner's number. The highest bit says that somebody waits.
inline constexpr std::uint32_t owner_bits = 0x3fff'ffff;
inline constexpr std::size_t most_name = 16;

namespace detail {
/// From 1; the main program is 1. What an interrupt does has a number of its own, beyond those of all threads.
inline constinit std::uint32_t running_thread = 1;
inline constexpr std::uint32_t first_interrupt_number = 0x1'0000;

// In the compiled part: threads know more of themselves than a program without them does.
int thread_priority(std::uint32_t number) noexcept;
bool thread_lives(std::uint32_t number) noexcept;
const char* thread_name(std::uint32_t number) noexcept;
void name_thread(const char* name) noexcept;
void set_thread_priority(std::uint32_t number, int priority, bool lent) noexcept;
void at_thread_end(void (*f)(void*), void* argument) noexcept;
}  // namespace detail

/// From 1; no other living task has it. Not 0.
[[nodiscard]] inline std::uint32_t task_number() noexcept {
    const std::uint32_t exception = core::exception();
    return exception == 0 ? detail::running_thread : detail::first_interrupt_number + exception;
}
inline void task_name(std::span<char, most_name> name) noexcept {
    const char* const given = core::exception() == 0 ? detail::thread_name(detail::running_thread) : "interrupt";
    std::size_t i = 0;
    for (; i + 1 < name.size() && given[i]; ++i) name[i] = given[i];
    name[i] = 0;
}
/// name stays as long as the thread does. In an interrupt it does nothing.
inline void name_this_task(const char* name) noexcept {
    if (core::exception() == 0) detail::name_thread(name);
}

[[nodiscard]] inline int priority_of(std::uint32_t number) noexcept { return detail::thread_priority(number); }
[[nodiscard]] inline bool task_lives(std::uint32_t number) noexcept {
    return number > detail::first_interrupt_number || detail::thread_lives(number);
}
/// There are no processes.
inline void when_forked(void (*)() noexcept) noexcept {}
/// at_end(argument) runs when the calling thread ends; the main program never does.
inline void when_this_task_ends(void (*at_end)(void*), void* argument) noexcept {
    detail::at_thread_end(at_end, argument);
}

/// The program is one image.
struct module_place {
    std::string_view name;  ///< empty: the program, whose addresses are what the debugger knows
    std::uintptr_t offset = 0;
};
[[nodiscard]] inline module_place module_of(const void*) noexcept { return {}; }

}  // namespace pawl::inline on_cortex_m::port

extern "C" std::uint32_t pawl_data_begin[], pawl_left_begin[];

namespace pawl::inline on_cortex_m::port {
/// An object that goes when the program does. By the linker script's names.
[[nodiscard]] inline bool in_static_storage(const void* object) noexcept {
    const auto place = reinterpret_cast<std::uintptr_t>(object);
    return place >= reinterpret_cast<std::uintptr_t>(pawl_data_begin) &&
           place < reinterpret_cast<std::uintptr_t>(pawl_left_begin);
}
}  // namespace pawl::inline on_cortex_m::port
