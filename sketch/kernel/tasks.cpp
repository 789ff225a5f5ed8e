// Tasks: begin, end, suspend, resume, priority.
#include "sketch/kernel/tasks.hpp"

#include <sched.h>

#include <cstdio>
#include <cstring>

#include "check/machine/snapshot.hpp"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/inversion.hpp"
#include "sketch/kernel/priorities.hpp"
#include "sketch/kernel/stack_budget.hpp"
#include "sketch/kernel/switches.hpp"
#include "sketch/kernel/telling.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {
namespace {

using check::machine::task;

// A task's first frame. Its function must not return.
void task_entry() {
    task& me = check::machine::current_task();
    the_computer.done(*me.pending);
    task_block& block = block_of(me);
    watch_stack(block);
    block.function(block.parameter);
    char text[160];
    std::snprintf(text, sizeof text, "the function of task \"%s\" returned: a task ends by vTaskDelete(NULL)", me.name);
    stop_at_assert(text);
}

// Suspended tasks wait for nothing else any more.
void leave_wait(task_block& t) {
    if (t.waits && t.waits->list) t.waits->list->wake(*t.waits);
    if (t.delayed && t.who->pending) t.who->pending->deadline = the_computer.now();
    t.delayed = false;
}

}  // namespace

task_block* create_task(void (*function)(void*), const char* name, std::uint32_t stack_units, void* parameter,
                        std::uint32_t priority, int core, bool from_heap, void** handle) {
    require_simulation();
    kernel_state& k = kernel();
    assert_that(function != nullptr, "xTaskCreate was given no function");
    if (priority >= k.board.priorities) {
        char text[120];
        std::snprintf(text, sizeof text, "uxPriority < configMAX_PRIORITIES (priority %u, and the board has 0 to %u)",
                      priority, k.board.priorities - 1);
        stop_at_assert(text);
    }
    if (core >= static_cast<int>(k.board.cores)) {
        char text[120];
        std::snprintf(text, sizeof text, "core %d does not exist: the board has %u", core, k.board.cores);
        stop_at_assert(text);
    }
    operation op;
    op.kind = operation_kind::task_create;
    op.object = reinterpret_cast<std::uint64_t>(function);
    the_computer.perform(op);
    const std::uint32_t stack = stack_units * k.board.stack_unit;
    const std::uint32_t bytes = from_heap ? stack + k.board.control_block_bytes : 0;
    if (bytes > 0 && !take_heap(bytes)) {
        op.outcome = 0;
        the_computer.done(op);
        return nullptr;
    }
    task& fresh = the_computer.create_task(task_entry, nullptr, nullptr, name ? name : "");
    fresh.detached = true;
    fresh.policy = k.board.time_slicing ? SCHED_RR : SCHED_FIFO;
    if (!fresh.ruled_priority) fresh.base_priority = static_cast<int>(priority) + first_priority;
    if (!fresh.ruled_core) fresh.core = core;
    the_computer.set_program_priorities();
    task_block& block = block_of(fresh);
    block.function = function;
    block.parameter = parameter;
    block.base_priority = block.priority = priority;
    block.heap_bytes = bytes;
    block.stack_budget = stack;
    if (handle) {
        check::machine::program_snapshot().note_write(handle);
        *handle = &block;
    }
    op.other_task = static_cast<std::int32_t>(fresh.id);
    the_computer.done(op);
    tell_task(block);
    give_way();
    return &block;
}

task_block& task_given(void* handle) {
    if (!handle) return current();
    require_handle(handle, "a call about a task");
    auto* t = static_cast<task_block*>(handle);
    assert_that(t->magic == task_magic, "a handle that is no task's", handle);
    if (t->deleted) stop_at_assert("uses the handle of a task that was deleted", handle, static_cast<int>(t->who->id));
    return *t;
}

bool is_blocked(const task_block& t) {
    const bool waits = t.delayed || (t.waits && t.waits->list);
    return waits && t.who->pending && t.who->pending->deadline > the_computer.now();
}

bool outranks_all(const task_block* woken) {
    if (!woken) return false;
    std::uint32_t no_lower = 0;  // each of them has a core
    for (const task_block* t : kernel().tasks) {
        if (!t || t == woken || t->who->interrupt || t->deleted || t->priority < woken->priority) continue;
        task& other = *t->who;
        const bool busy = other.pending && other.pending->keeps_core && !other.suspended;
        if (the_computer.able(other) || busy) ++no_lower;
    }
    return no_lower < kernel().board.cores;
}

void delete_task(void* handle) {
    refuse_in_interrupt("vTaskDelete");
    task_block& t = task_given(handle);
    operation op = service_step(service::task_delete, &t);
    op.other_task = static_cast<std::int32_t>(t.who->id);
    the_computer.done(op);
    if (t.waits && t.waits->list) t.waits->list->remove(*t.waits);
    forget_waits_of(t);
    t.deleted = true;
    give_heap(t.heap_bytes);
    tell_end(t);
    if (&t == &current()) the_computer.end_task();
    the_computer.touches_everything();
    the_computer.end_other(*t.who);
}

bool suspended_no_more(const operation&, const task& t) { return !t.suspended; }

void suspend_task(void* handle) {
    refuse_in_interrupt("vTaskSuspend");
    task_block& t = task_given(handle);
    operation op = service_step(service::suspend, &t);
    op.other_task = static_cast<std::int32_t>(t.who->id);
    if (!t.suspended) {
        t.suspended = true;
        leave_wait(t);
        t.who->suspended = true;
        the_computer.touches_everything();
    }
    the_computer.done(op);
    if (&t != &current()) return;
    require_may_block("vTaskSuspend of the running task");
    operation wait = waiting(service::suspended, &t);
    static constexpr check::machine::wait_rule rule{suspended_no_more, [](const operation&) { return -1; }};
    wait.rule = &rule;
    wait.sleeper = static_cast<std::int32_t>(t.who->id);
    the_computer.perform(wait);
    the_computer.done(wait);
}

bool resume_task(void* handle) {
    require_handle(handle, "vTaskResume");
    task_block& t = task_given(handle);
    operation op = service_step(service::resume, &t);
    op.other_task = static_cast<std::int32_t>(t.who->id);
    const bool slept = t.suspended;
    if (slept) {
        t.suspended = false;
        t.who->suspended = false;
        the_computer.wakes(*t.who);
        if (in_interrupt()) woken_in_interrupt(t);
        the_computer.touches_everything();
    } else {
        op.outcome = 0;
    }
    the_computer.done(op);
    const bool outranks = slept && (in_interrupt() ? outranks_all(&t) : t.priority > current().priority);
    give_way();
    return outranks;
}

void set_priority(void* handle, std::uint32_t priority) {
    kernel_state& k = kernel();
    assert_that(priority < k.board.priorities, "uxNewPriority < configMAX_PRIORITIES");
    task_block& t = task_given(handle);
    operation op;
    op.kind = operation_kind::set_priority;
    op.other_task = static_cast<std::int32_t>(t.who->id);
    the_computer.perform(op);
    op.value_before = t.priority;
    set_base_priority(t, priority);
    op.value_after = t.priority;
    the_computer.done(op);
    give_way();
}

}  // namespace pawl::sketch
