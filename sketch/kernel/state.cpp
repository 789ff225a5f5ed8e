#include "sketch/kernel/state.hpp"

#include <sched.h>

#include "sketch/kernel/object_memory.hpp"
#include "sketch/kernel/priorities.hpp"

/// What the program was compiled for: defined by the source that starts its board, and known to static constructors.
extern "C" __attribute__((weak)) const pawl_board_profile pawl_board_of_program;

namespace pawl::sketch {
namespace {

using check::machine::the_computer;

kernel_state state;

// For objects that were compiled against the headers and linked without the source that starts a board.
constexpr pawl_board_profile plain_board{.name = "generic",
                                         .tick_ns = 1'000'000,
                                         .step_ns = 100,
                                         .cores = 1,
                                         .priorities = 32,
                                         .tick_bits = 32,
                                         .stack_unit = 4,
                                         .minimal_stack = 128,
                                         .heap_bytes = 65536,
                                         .control_block_bytes = 96,
                                         .stack_scale = 30,
                                         .context_bytes = 100,
                                         .loop_priority = 1,
                                         .loop_core = -1,
                                         .loop_stack = 1024,
                                         .loop_in_idle = 0,
                                         .starts_by_itself = 0,
                                         .time_slicing = 1,
                                         .pins = 64,
                                         .analog_bits = 12,
                                         .timer_priority = 31};

}  // namespace

kernel_state& kernel() {
    if (state.execution == the_computer.execution()) return state;
    auto tasks = state.tasks;  // its pages serve again
    tasks.clear();
    state = {};
    state.tasks = tasks;
    state.execution = the_computer.execution();
    state.board = &pawl_board_of_program ? pawl_board_of_program : plain_board;
    begin_object_memory();
    return state;
}

task_block& block_of(check::machine::task& t) {
    kernel_state& k = kernel();
    if (t.id >= k.tasks.size()) k.tasks.resize(t.id + 1);
    task_block*& block = k.tasks[t.id];
    if (block) return *block;
    block = &new_object<task_block>();
    block->magic = task_magic;
    block->who = &t;
    block->number = k.next_number++;
    block->priority = block->base_priority =
        t.policy == SCHED_OTHER ? 0 : static_cast<std::uint32_t>(t.base_priority - first_priority);
    return *block;
}

task_block& current() { return block_of(check::machine::current_task()); }

std::int64_t nanoseconds_now() { return the_computer.now() - check::machine::clock_start_ns; }

std::uint64_t ticks_now() { return static_cast<std::uint64_t>(nanoseconds_now()) / kernel().board.tick_ns; }

std::int64_t deadline_at_tick(std::uint64_t tick) {
    return check::machine::clock_start_ns + static_cast<std::int64_t>(tick * kernel().board.tick_ns);
}

std::int64_t deadline_after_ticks(std::uint64_t ticks) {
    if (is_forever(ticks)) return check::machine::no_deadline;
    return deadline_at_tick(ticks_now() + ticks);
}

}  // namespace pawl::sketch
