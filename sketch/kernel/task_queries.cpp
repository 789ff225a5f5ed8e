// What a program asks about tasks, and what it hangs on them.
#include <cstdio>
#include <cstring>

#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/handles.hpp"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/idle_hook.hpp"
#include "sketch/kernel/tasks.hpp"
#include "sketch/kernel/wait_list.hpp"

using namespace pawl::sketch;

namespace {

// eRunning, eReady, eBlocked, eSuspended, eDeleted
int state_of(const task_block& t) {
    if (t.deleted || t.who->ended) return 4;
    if (&t == &current()) return 0;
    if (t.suspended) return 3;
    return is_blocked(t) ? 2 : 1;
}

// What calls main() is no task of the kernel's.
bool is_before_the_scheduler(const task_block& t) { return !kernel().scheduler_runs && t.who->id == 0; }

bool is_listed(const task_block* t) { return t && !t->deleted && !t->who->ended && !t->who->interrupt; }

}  // namespace

PAWL_KERNEL_CALL int pawl_task_create_at(void (*function)(void*), const char* name, std::uint32_t stack,
                                         void* parameter, std::uint32_t priority, int core, int from_heap,
                                         void** handle) {
    refuse_in_interrupt("xTaskCreate");
    return create_task(function, name, stack, parameter, priority, core, from_heap != 0, handle) ? 1 : -1;
}
PAWL_KERNEL_CALL void pawl_task_delete(void* task) { delete_task(task); }
PAWL_KERNEL_CALL void pawl_task_suspend(void* task) { suspend_task(task); }
PAWL_KERNEL_CALL int pawl_task_resume(void* task) { return resume_task(task); }
PAWL_KERNEL_CALL void pawl_task_set_priority(void* task, std::uint32_t priority) { set_priority(task, priority); }

PAWL_KERNEL_CALL std::uint32_t pawl_task_priority(void* task, int base) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    task_block& t = task_given(task);
    operation op = service_step(service::none, &t);
    the_computer.done(op, frame);
    return base ? t.base_priority : t.priority;
}
PAWL_KERNEL_CALL int pawl_task_state(void* task) {
    require_handle(task, "eTaskGetState");
    assert_that(static_cast<task_block*>(task)->magic == task_magic, "a handle that is no task's", task);
    operation op = service_step(service::none, task);
    the_computer.done(op);
    return state_of(*static_cast<task_block*>(task));
}
PAWL_KERNEL_CALL void* pawl_task_current() {
    require_simulation();
    return &current();
}
PAWL_KERNEL_CALL const char* pawl_task_name(void* task) { return task_given(task).who->name; }
PAWL_KERNEL_CALL std::uint32_t pawl_task_number(void* task) { return task_given(task).number; }
PAWL_KERNEL_CALL int pawl_task_core(void* task) {
    const task_block& t = task_given(task);
    return t.who->core;
}
PAWL_KERNEL_CALL void* pawl_task_by_name(const char* name) {
    for (task_block* t : kernel().tasks)
        if (is_listed(t) && std::strcmp(t->who->name, name) == 0) return t;
    return nullptr;
}
PAWL_KERNEL_CALL std::uint32_t pawl_task_count() {
    const kernel_state& k = kernel();
    std::uint32_t count = 0;
    for (const task_block* t : k.tasks)
        if (is_listed(t) && !is_before_the_scheduler(*t)) ++count;
    // The idle tasks; on some boards loop() runs in it.
    return k.scheduler_runs && !k.board.loop_in_idle && !idle_hook() ? count + k.board.cores : count;
}
PAWL_KERNEL_CALL void* pawl_task_at(std::uint32_t index) {
    for (task_block* t : kernel().tasks)
        if (is_listed(t) && index-- == 0) return t;
    return nullptr;
}
// What is left of its stack, in the board's units.
PAWL_KERNEL_CALL std::uint32_t pawl_task_stack_left(void* task) {
    const task_block& t = task_given(task);
    return t.stack_budget > t.stack_used ? (t.stack_budget - t.stack_used) / kernel().board.stack_unit : 0;
}
PAWL_KERNEL_CALL void** pawl_task_local(void* task, std::uint32_t index) {
    assert_that(index < local_pointers, "xIndex < configNUM_THREAD_LOCAL_STORAGE_POINTERS");
    return &task_given(task).local[index];
}
PAWL_KERNEL_CALL void** pawl_task_tag(void* task) { return &task_given(task).tag; }

PAWL_KERNEL_CALL int pawl_board_in_interrupt() { return pawl::check::machine::simulating() && in_interrupt(); }
PAWL_KERNEL_CALL int pawl_board_core() {
    const pawl::check::machine::task& me = pawl::check::machine::current_task();
    return me.core >= 0 ? me.core : 0;
}

PAWL_KERNEL_CALL std::uint32_t pawl_heap_free(int least) { return least ? heap_least_left() : heap_left(); }
PAWL_KERNEL_CALL int pawl_heap_take(std::uint32_t bytes) { return take_heap(bytes); }
PAWL_KERNEL_CALL void pawl_heap_give(std::uint32_t bytes) { give_heap(bytes); }

PAWL_KERNEL_CALL void pawl_name_object(const void* object, const char* name) { name_handle(object, name); }
PAWL_KERNEL_CALL void pawl_kernel_assert(const char* condition, const char* file, int line) {
    char text[300];
    std::snprintf(text, sizeof text, "configASSERT(%s) (%s:%d)", condition, file, line);
    the_computer.fail(pawl::check::wire::finding_kind::assertion, text);
}
