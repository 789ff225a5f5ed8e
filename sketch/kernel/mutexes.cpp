// Mutexes, plain and recursive, with FreeRTOS's priority inheritance: lent to the holder alone, not along a chain, and
// kept until it has given back the last mutex. (Kernel V10 and V11.)
#include <cstdio>

#include "check/machine/lock_order.hpp"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/inversion.hpp"
#include "sketch/kernel/priorities.hpp"
#include "sketch/kernel/queue.hpp"

namespace pawl::sketch {
namespace {

operation lock_operation(queue& m, operation_kind kind) {
    operation op;
    op.kind = kind;
    op.object = reinterpret_cast<std::uint64_t>(&m);
    op.target = &object_of(m);
    return op;
}

const task_block* holder_of(const operation& op) { return reinterpret_cast<const queue*>(op.object)->holder; }

// Who waits for whom, from the holder of what is wanted: back to the one that wants it? Waits that end by themselves
// close nothing.
bool closes_a_circle(const task_block& me, const queue& wanted) {
    const task_block* at = wanted.holder;
    for (std::size_t steps = 0; at && steps <= kernel().tasks.size(); ++steps) {
        if (at == &me) return true;
        const operation* pending = at->who->pending;
        if (!at->waits || !pending || pending->kind != operation_kind::mutex_lock ||
            pending->deadline != check::machine::no_deadline)
            return false;
        at = reinterpret_cast<const queue*>(pending->object)->holder;
    }
    return false;
}

void take(queue& m, std::uint64_t site) {
    task_block& me = current();
    take_item(m, nullptr, false);
    m.holder = &me;
    m.depth = 1;
    ++me.mutexes_held;
    object_of(m).owner = me.who;
    check::machine::hold(*me.who, object_of(m), site, the_computer.moment());
}

void give(queue& m) {
    task_block& me = current();
    m.holder = nullptr;
    m.depth = 0;
    --me.mutexes_held;
    object_of(m).owner = nullptr;
    check::machine::unhold(*me.who, object_of(m));
    put_item(m, nullptr, false);
    take_back_priority(me);
    item_arrived(m);
}

int take_or_wait(queue& m, std::uint64_t ticks, const std::uint64_t* frame) {
    task_block& me = current();
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    if (is_forever(ticks)) check::machine::note_lock_order(*me.who, &m, frame[1]);
    for (;;) {
        operation op = lock_operation(m, ticks == 0 ? operation_kind::mutex_try_lock : operation_kind::mutex_lock);
        the_computer.perform(op);
        if (m.count > 0) {
            take(m, frame[1]);
            the_computer.done(op);
            return 1;
        }
        op.outcome = 0;
        the_computer.done(op, ticks == 0 ? frame : nullptr);
        if (ticks == 0) return 0;
        require_may_block("xSemaphoreTake");
        if (the_computer.now() >= deadline) return 0;
        // It is set where it is known that it will wait: a plain mutex taken twice waits for its own task.
        if (m.holder) lend_priority(*m.holder, me);
        if (deadline == check::machine::no_deadline && closes_a_circle(me, m)) the_computer.circle_closes();
        waiter self{};
        operation wait = lock_operation(m, operation_kind::mutex_lock);
        const inversion_watch watch(me, m);
        const wait_end how = block(m.receivers, self, wait, deadline, holder_of);
        watch.judge();
        wait.kind = operation_kind::service_wait;  // it has not got it yet
        wait.size = static_cast<std::uint8_t>(service::semaphore_take);
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::woken) continue;
        if (m.count > 0) continue;
        const waiter* first = m.receivers.first;
        if (m.holder) lower_after_timeout(*m.holder, first ? first->who->priority : 0);
        return 0;
    }
}

int give_back(queue& m) {
    operation op = lock_operation(m, operation_kind::mutex_unlock);
    the_computer.perform(op);
    if (!m.holder) {
        // A fresh one is full already.
        op.outcome = 0;
        the_computer.done(op);
        return 0;
    }
    if (m.holder != &current())
        stop_at_assert("pxTCB == pxCurrentTCB: a mutex is given by a task that does not hold it", &m,
                       static_cast<int>(m.holder->who->id));
    give(m);
    the_computer.done(op);
    give_way();
    return 1;
}

queue& recursive_at(void* handle, const char* call) {
    queue& m = queue_at(handle, call);
    char text[120];
    std::snprintf(text, sizeof text, "%s is for recursive mutexes", call);
    assert_that(m.kind == queue_kind::recursive, text, handle);
    return m;
}

}  // namespace

int mutex_take(queue& m, std::uint64_t ticks, const std::uint64_t* frame) {
    refuse_in_interrupt("xSemaphoreTake on a mutex");
    assert_that(m.kind == queue_kind::mutex, "xSemaphoreTake on a recursive mutex: use xSemaphoreTakeRecursive", &m);
    return take_or_wait(m, ticks, frame);
}

int mutex_give(queue& m) {
    refuse_in_interrupt("xSemaphoreGive on a mutex");
    assert_that(m.kind == queue_kind::mutex, "xSemaphoreGive on a recursive mutex: use xSemaphoreGiveRecursive", &m);
    return give_back(m);
}

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_mutex_create(int recursive, int from_heap) {
    return make_queue(recursive ? queue_kind::recursive : queue_kind::mutex, 1, 0, 1, from_heap != 0, "mutex");
}

PAWL_KERNEL_CALL int pawl_mutex_take_recursive(void* handle, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("xSemaphoreTakeRecursive");
    queue& m = recursive_at(handle, "xSemaphoreTakeRecursive");
    if (m.holder != &current()) refuse_time_while_suspended(ticks, "xSemaphoreTakeRecursive");
    if (m.holder == &current()) {
        const operation op = service_step(service::semaphore_take, &m);
        ++m.depth;
        the_computer.done(op);
        return 1;
    }
    return take_or_wait(m, ticks, frame);
}

PAWL_KERNEL_CALL int pawl_mutex_give_recursive(void* handle) {
    refuse_in_interrupt("xSemaphoreGiveRecursive");
    queue& m = recursive_at(handle, "xSemaphoreGiveRecursive");
    if (m.holder != &current()) {
        // One give too many, or another task's: refused.
        operation op = service_step(service::semaphore_give, &m);
        op.outcome = 0;
        the_computer.done(op);
        return 0;
    }
    if (m.depth > 1) {
        const operation op = service_step(service::semaphore_give, &m);
        --m.depth;
        the_computer.done(op);
        return 1;
    }
    return give_back(m);
}

PAWL_KERNEL_CALL void* pawl_mutex_holder(void* handle) { return queue_at(handle, "xSemaphoreGetMutexHolder").holder; }
