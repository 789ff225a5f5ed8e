// The kernel of one execution. It stands in the runtime's memory and begins anew with every execution.
#pragma once

#include <cstdint>

#include "check/machine/computer.hpp"
#include "check/own/vector.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

struct kernel_state {
    std::uint64_t execution = 0;
    pawl_board_profile board{};
    void (*loop)() = nullptr;
    bool begun = false;  // the board is switched on
    bool scheduler_runs = false;
    std::uint32_t scheduler_suspended = 0;
    std::uint32_t heap_used = 0, heap_most = 0;
    std::uint32_t next_number = 1;
    check::own::vector<task_block*> tasks;  // by the computer's number; null: none of ours
    bool switch_asked = false;              // by the handler that runs
    std::uint64_t looks = 1;                // of the scheduler, at who was woken in an interrupt
    std::uint64_t unnoticed_until = 0;      // the tick that shows it those; 0: there are none
    void* timers = nullptr;                 // timers.cpp
};

/// What the board does when it is switched on, beside the kernel; null: nothing.
inline void (*at_the_beginning)() = nullptr;
/// And when the scheduler starts.
inline void (*when_scheduler_starts)() = nullptr;

/// Of the execution that runs.
kernel_state& kernel();

/// The block of a task; made for one that the kernel did not create (main, an interrupt).
task_block& block_of(check::machine::task& t);
task_block& current();

/// Whole ticks since the board was switched on.
std::uint64_t ticks_now();
std::int64_t nanoseconds_now();
/// When a wait that begins now and lasts so many ticks is over. `forever` is the board's portMAX_DELAY.
std::int64_t deadline_after_ticks(std::uint64_t ticks);
inline bool is_forever(std::uint64_t ticks) {
    return ticks >= (kernel().board.tick_bits == 16 ? 0xffffu : 0xffffffffu);
}
std::int64_t deadline_at_tick(std::uint64_t tick);

inline bool in_interrupt() { return check::machine::current_task().interrupt; }
inline bool is_run() { return check::machine::the_computer.session().current.kind == check::wire::order_kind::run; }

}  // namespace pawl::sketch
