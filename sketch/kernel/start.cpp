// The board is switched on: setup(), the scheduler, loop().
#include <sched.h>

#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/computing.hpp"
#include "sketch/kernel/delays.hpp"
#include "sketch/kernel/idle_hook.hpp"
#include "sketch/kernel/priorities.hpp"
#include "sketch/kernel/stack_budget.hpp"
#include "sketch/kernel/starvation.hpp"
#include "sketch/kernel/telling.hpp"

namespace pawl::sketch {
namespace {

using check::machine::task;

// In a search a step lasts up to so long: a sleep that ends within that time of others' steps may come between them.
constexpr std::int64_t longest_step = 10;  // times the usual one

void set_time_rules(const pawl_board_profile& board) {
    const check::wire::order& asked = the_computer.session().current;
    check::machine::time_rules rules;
    rules.step_ns = static_cast<std::int64_t>(board.step_ns);
    if (!is_run()) rules.slack_ns = longest_step * rules.step_ns;
    if (asked.horizon_ns > 0) rules.horizon = check::machine::clock_start_ns + asked.horizon_ns;
    the_computer.set_time_rules(rules);
    the_computer.tasks_keep_their_cores();
    the_computer.before_too_long(look_for_starvation);
}

// Until the scheduler runs nobody takes the core.
void begin_alone(task& me) {
    me.policy = kernel().board.time_slicing ? SCHED_RR : SCHED_FIFO;
    me.base_priority = first_priority;
    ++me.keeps_others_off;
    the_computer.set_program_priorities();
}

void become(task& me, const char* name, std::uint32_t priority, int core) {
    the_computer.rename(me, name);
    task_block& block = block_of(me);
    block.base_priority = block.priority = priority;
    if (!me.ruled_priority) me.base_priority = static_cast<int>(priority) + first_priority;
    if (!me.ruled_core) me.core = core;
    me.detached = true;
    tell_task(block);
}

void start_scheduler(task& me) {
    kernel().scheduler_runs = true;
    if (!kernel().board.loop_in_idle || !kernel().loop) begin_idle_tasks();
    if (when_scheduler_starts) when_scheduler_starts();
    if (me.keeps_others_off > 0) --me.keeps_others_off;
    the_computer.touches_everything();
}

[[noreturn]] void go_round(void (*loop)()) {
    for (;;) {
        loop();
        pawl_board_round();
    }
}

}  // namespace

void begin_kernel(const pawl_board_profile& board) {
    kernel().begun = true;
    kernel().board = board;
    set_time_rules(board);
    begin_computing();
    begin_alone(check::machine::current_task());
    tell_board(board);
    if (at_the_beginning) at_the_beginning();
    task_block& me = current();
    me.stack_budget = board.loop_stack * board.stack_unit;
    watch_stack(me);
}

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void pawl_board_switch_on() { require_simulation(); }

// Once round loop(): if nothing has changed since the last time, it will go round like this until something does.
PAWL_KERNEL_CALL void pawl_board_round() {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    operation op;
    op.kind = operation_kind::yield;
    the_computer.perform(op);
    the_computer.done(op, frame);
}

PAWL_KERNEL_CALL int pawl_board_start(const pawl_board_profile* board, void (*setup)(), void (*loop)()) {
    pawl::check::machine::task& me = pawl::check::machine::current_task();
    if (kernel().begun)
        kernel().board = *board;  // static constructors have made objects
    else
        begin_kernel(*board);
    kernel().loop = loop;
    if (!board->loop_in_idle) {
        become(me, "loopTask", static_cast<std::uint32_t>(board->loop_priority), board->loop_core);
        if (board->starts_by_itself) start_scheduler(me);
        setup();
        go_round(loop);
    }
    setup();
    pawl_scheduler_start();
    return 0;
}

// On a board whose loop() runs in the idle task it goes on there; elsewhere it does not return, and neither does its
// caller's task go on.
PAWL_KERNEL_CALL void pawl_scheduler_start() {
    pawl::check::machine::task& me = pawl::check::machine::current_task();
    kernel_state& k = kernel();
    if (k.scheduler_runs) return;
    require_simulation();
    if (k.loop && k.board.loop_in_idle) {
        become(me, "IDLE", 0, -1);
        me.background = true;
        start_scheduler(me);
        go_round(idle_hook() ? idle_hook() : k.loop);
    }
    operation op;
    op.kind = operation_kind::yield;
    the_computer.perform(op);
    the_computer.done(op);
    start_scheduler(me);
    block_of(me).deleted = true;
    me.detached = true;
    the_computer.end_task();
}

PAWL_KERNEL_CALL void pawl_scheduler_end() { the_computer.finish(0); }

PAWL_KERNEL_CALL int pawl_scheduler_state() {
    // taskSCHEDULER_SUSPENDED, _NOT_STARTED, _RUNNING
    const bool suspended = in_interrupt() ? kernel().scheduler_suspended > 0 : current().scheduler_suspended > 0;
    return suspended ? 0 : kernel().scheduler_runs ? 2 : 1;
}
