// Who can be waiting on a core without an operating system: the main program or a thread, which the scheduler looks at, and
// the levels of executors, each an interrupt. Wakers change a word first; here they say which.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/cortex_m/clock.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace pawl::inline on_cortex_m::port {

using word = std::atomic<std::uint32_t>;

/// A word and what it held when its owner last looked.
struct watched {
    const word* at;
    std::uint32_t seen;
};
[[nodiscard]] inline bool has_changed(const watched& one) noexcept {
    return one.at->load(std::memory_order_relaxed) != one.seen;
}

namespace detail {

/// A level that is an interrupt. Written by run() with the interrupt disabled, and by the level itself.
struct level_slot {
    void (*step)(void*, level_slot&) = nullptr;
    void* argument = nullptr;
    const word* own = nullptr;  // its inbox's
    bool any = false;           // it waits for other words too: looks whenever somebody is woken
    clock::time_point until = clock::time_point::max();
};
/// In the compiled part: their handlers.
void keep_level_interrupts() noexcept;
inline constexpr std::size_t most_level_interrupts = std::size(board::level_irqs);
inline constinit std::array<level_slot, most_level_interrupts> level_slots{};
/// So many of them are in use, from the first.
inline constinit std::size_t levels_begun = 0;

/// When the main program, or the scheduler for a thread, must look again.
inline constinit clock::time_point scheduler_until = clock::time_point::max();
/// Makes the alarm ring for the first of all that wait for a time. From anywhere. In the compiled part.
void set_alarm() noexcept;

/// There is more than one thread; the pended call then looks who is to run.
inline constinit bool has_threads = false;
inline void pend_scheduler() noexcept {
    core::at(0xe000'ed04) = 1u << 28;
    core::wait_for_writes();
}

/// From anywhere; never blocks: some steps for each level.
inline void woken(const word& w) noexcept PAWL_NONBLOCKING {
    for (std::size_t i = 0; i < levels_begun; ++i)
        if (level_slots[i].own == &w || level_slots[i].any) core::nvic::pend(board::level_irqs[i]);
    if (has_threads) pend_scheduler();
}

}  // namespace detail

}  // namespace pawl::inline on_cortex_m::port
