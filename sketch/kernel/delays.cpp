// vTaskDelay and what else lets time pass.
#include "sketch/kernel/delays.hpp"

#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/response.hpp"
#include "sketch/kernel/switches.hpp"
#include "sketch/kernel/tasks.hpp"

namespace pawl::sketch {
namespace {

bool never(const operation&, const check::machine::task&) { return false; }
int nobody(const operation&) { return -1; }
constexpr check::machine::wait_rule sleep_rule{never, nobody};

operation sleep_until(std::int64_t deadline) {
    operation op;
    op.kind = operation_kind::sleep;
    op.rule = &sleep_rule;
    op.deadline = deadline;
    op.value_after = static_cast<std::uint64_t>(deadline);
    return op;
}

}  // namespace

void yield(const std::uint64_t* frame) {
    operation op;
    op.kind = operation_kind::yield;
    check::machine::task& me = check::machine::current_task();
    me.yielded = true;
    notice_woken_tasks();
    ++me.yields_in_a_row;
    the_computer.perform(op);
    the_computer.done(op, frame);
}

void sleep_to_deadline(std::int64_t deadline, const std::uint64_t* frame) {
    look_at_time();
    task_block& me = current();
    operation op = sleep_until(deadline);
    me.delayed = true;
    has_come_to_wait(me);
    the_computer.perform(op);
    may_run_since(me, op.deadline);
    me.delayed = false;
    the_computer.done(op, is_run() ? nullptr : frame);
}

// In its own time the core does nothing else, but for what outranks it.
void be_busy(std::int64_t nanoseconds) {
    if (nanoseconds <= 0) return;
    operation op = sleep_until(the_computer.now() + nanoseconds);
    op.keeps_core = true;
    the_computer.perform(op);
    the_computer.done(op);
}

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void pawl_task_delay(std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("vTaskDelay");
    require_may_block("vTaskDelay");
    if (ticks == 0) return yield(frame);
    sleep_to_deadline(deadline_after_ticks(ticks), frame);
}

PAWL_KERNEL_CALL int pawl_task_delay_until(std::uint64_t* before, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("vTaskDelayUntil");
    require_may_block("vTaskDelayUntil");
    assert_that(ticks > 0, "xTimeIncrement > 0");
    const std::uint64_t mask = kernel().board.tick_bits == 16 ? 0xffffu : 0xffffffffu;
    const std::uint64_t now = ticks_now();
    const std::uint64_t late = (now - *before) & mask;  // since the last time
    *before = (*before + ticks) & mask;
    if (late >= ticks) {  // its time has passed already: its equals get their turn all the same
        yield(frame);
        return 0;
    }
    sleep_to_deadline(deadline_at_tick(now + ticks - late), frame);
    return 1;
}

PAWL_KERNEL_CALL int pawl_task_abort_delay(void* handle) {
    require_handle(handle, "xTaskAbortDelay");
    task_block& t = task_given(handle);
    operation op = service_step(service::resume, &t);
    op.other_task = static_cast<std::int32_t>(t.who->id);
    const bool waits = is_blocked(t);
    op.outcome = waits;
    if (waits) {
        if (t.waits && t.waits->list) t.waits->list->remove(*t.waits);
        t.who->pending->deadline = the_computer.now();
        the_computer.wakes(*t.who);
        the_computer.touches_everything();
    }
    the_computer.done(op);
    give_way();
    return waits;
}

PAWL_KERNEL_CALL void pawl_yield() {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    if (in_interrupt()) return ask_for_switch();
    yield(frame);
}

PAWL_KERNEL_CALL std::uint64_t pawl_tick_count() {
    look_at_time();
    return ticks_now();
}
