// Threads of a fixed priority on stacks that the program gives them; equals take turns. For a program that links
// pawl_cortex_m_BOARD_threads.
#pragma once

#include <pawl/port/cortex_m/task.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline on_cortex_m::port {

/// How many there may be at one time, the main program among them.
#if !defined(PAWL_MOST_THREADS)
#define PAWL_MOST_THREADS 8
#endif
inline constexpr std::size_t most_threads = PAWL_MOST_THREADS;
/// What has never been used of a stack still holds this.
inline constexpr std::uint64_t stack_paint = 0x7061'776c'7061'776c;
/// Equals take turns of this length.
inline constexpr std::chrono::milliseconds turn_of_equals{1};

struct plain_thread {
    const char* name = "thread";
    int priority = 0;
    std::span<std::uint64_t> stack;  ///< the thread's until ended changes
    void (*run)(void*) = nullptr;
    void* argument = nullptr;
    word* ended = nullptr;  ///< written with 1 at the end; its address is then used no more
};
/// Its number; 0: there are most_threads already, or the stack is too small. From threads.
[[nodiscard]] std::uint32_t begin_thread(const plain_thread& what) noexcept;
/// Equals come first.
void yield_to_equals() noexcept;
/// The most that was ever in use of the stack of a thread that lives, in bytes.
[[nodiscard]] std::size_t stack_used(std::uint32_t number) noexcept;
/// The same of the stack that all interrupts have.
[[nodiscard]] std::size_t interrupt_stack_used() noexcept;

}  // namespace pawl::inline on_cortex_m::port
