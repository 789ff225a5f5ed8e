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

/// A level of an executor that is an interrupt: how it is called.
struct level_rest {
    void (*step)(void*) = nullptr;
    void* argument = nullptr;
    std::uint32_t irq = 0;         ///< a bit
    bool looks_at_words = false;  ///< it is called as well whenever somebody was woken

    /// From anywhere; comes as soon as its priority lets it. Called twice it may come once.
    void call() const noexcept PAWL_NONBLOCKING { core::nvic::pend_soon(irq); }
};

/// What the one alarm of the board rings for. In the list of alarms from the first time that it is set.
struct alarm {
    void (*rings)(alarm&) noexcept;
    clock::time_point when = clock::time_point::max();
    alarm* next = nullptr;
};
/// It rings at this time, in an interrupt; max(): never, and the alarm is in the list no more. From anywhere. In the compiled part.
void set(alarm& which, clock::time_point when) noexcept;

namespace detail {

/// In the compiled part: their handlers.
void keep_level_interrupts() noexcept;
inline constexpr std::size_t most_level_interrupts = std::size(board::level_irqs);
inline constinit std::array<level_rest, most_level_interrupts> level_slots{};

/// There is more than one thread; the pended call then looks who is to run.
inline constinit bool has_threads = false;
inline void pend_scheduler() noexcept {
    core::at(0xe000'ed04) = 1u << 28;
    core::wait_for_writes();
}

/// Of a word that no event counts waiters of. From anywhere; never blocks: some steps for each level.
inline void woken(const word&) noexcept PAWL_NONBLOCKING {
    for (const level_rest& each : level_slots)
        if (each.looks_at_words) each.call();
    if (has_threads) pend_scheduler();
}

}  // namespace detail

}  // namespace pawl::inline on_cortex_m::port
