// Queues: send, receive, peek. Each call tries, and where it may wait it waits and tries again, as the kernel does: who
// was woken may find that another task was faster.
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/queue.hpp"
#include "sketch/kernel/tasks.hpp"

namespace pawl::sketch {
namespace {

constexpr int done = 1, refused = 0;

enum class end { back, front, overwrite };

bool room(const queue& q, end where) { return q.count < q.length || where == end::overwrite; }

void insert(queue& q, const void* item, end where) {
    const bool had = q.count > 0;
    if (where == end::overwrite && q.count == q.length) --q.count;
    put_item(q, item, where == end::front);
    // A set is told of new items only.
    if (where == end::overwrite && had && q.in_set) return;
    item_arrived(q);
}

int send(queue& q, const void* item, std::uint64_t ticks, end where, const std::uint64_t* frame) {
    constexpr service names[] = {service::queue_send, service::queue_send_front, service::queue_overwrite};
    const service which = names[static_cast<int>(where)];
    assert_that(item != nullptr || q.item_size == 0, "a queue was given no item", &q);
    refuse_time_while_suspended(ticks, "xQueueSend");
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    for (;;) {
        operation op = service_step(which, &q);
        op.target = &object_of(q);
        if (room(q, where)) {
            insert(q, item, where);
            the_computer.done(op);
            give_way();
            return done;
        }
        op.outcome = 0;
        the_computer.done(op, ticks == 0 ? frame : nullptr);
        if (ticks == 0) return refused;
        require_may_block("xQueueSend");
        if (the_computer.now() >= deadline) return refused;
        waiter self{};
        operation wait = waiting(which, &q);
        const wait_end how = block(q.senders, self, wait, deadline);
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::timed_out && !room(q, where)) return refused;
    }
}

int receive(queue& q, void* item, std::uint64_t ticks, bool stays, const std::uint64_t* frame) {
    const service which = stays ? service::queue_peek : service::queue_receive;
    assert_that(item != nullptr || q.item_size == 0, "a queue was given no place for its item", &q);
    refuse_time_while_suspended(ticks, stays ? "xQueuePeek" : "xQueueReceive");
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    for (;;) {
        operation op = service_step(which, &q);
        op.target = &object_of(q);
        if (q.count > 0) {
            take_item(q, item, stays);
            if (stays)
                q.receivers.wake_first();  // it is still there for the next one
            else
                q.senders.wake_first();
            the_computer.done(op);
            give_way();
            return done;
        }
        op.outcome = 0;
        the_computer.done(op, ticks == 0 ? frame : nullptr);
        if (ticks == 0) return refused;
        require_may_block(stays ? "xQueuePeek" : "xQueueReceive");
        if (the_computer.now() >= deadline) return refused;
        waiter self{};
        operation wait = waiting(which, &q);
        const wait_end how = block(q.receivers, self, wait, deadline);
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::timed_out && q.count == 0) return refused;
    }
}

// In an interrupt: at once or not at all. Says whether a task was woken that outranks the interrupted one.
int send_from_isr(queue& q, const void* item, int* woken, end where, const std::uint64_t* frame) {
    operation op = service_step(where == end::overwrite ? service::queue_overwrite : service::queue_send, &q);
    op.target = &object_of(q);
    if (!room(q, where)) {
        op.outcome = 0;
        the_computer.done(op, frame);
        return refused;
    }
    const waiter* first = (q.in_set ? q.in_set->receivers : q.receivers).first;
    const task_block* waited = first ? first->who : nullptr;
    insert(q, item, where);
    the_computer.done(op);
    if (woken && outranks_all(waited)) *woken = 1;
    return done;
}

int receive_from_isr(queue& q, void* item, int* woken, bool stays, const std::uint64_t* frame) {
    operation op = service_step(stays ? service::queue_peek : service::queue_receive, &q);
    op.target = &object_of(q);
    if (q.count == 0) {
        op.outcome = 0;
        the_computer.done(op, frame);
        return refused;
    }
    const task_block* waited = q.senders.first ? q.senders.first->who : nullptr;
    take_item(q, item, stays);
    if (!stays) q.senders.wake_first();
    the_computer.done(op);
    if (woken && !stays && outranks_all(waited)) *woken = 1;
    return done;
}

queue& plain_queue(void* handle, const char* call) {
    queue& q = queue_at(handle, call);
    if (is_mutex(q) || (q.item_size == 0 && q.kind != queue_kind::queue))
        stop_at_assert("a semaphore's handle where a queue's is wanted", handle);
    return q;
}

std::uint32_t look(void* handle, const std::uint64_t* frame, bool spaces) {
    queue& q = queue_at(handle, "uxQueueMessagesWaiting");
    operation op = service_step(service::queue_peek, &q);
    op.target = &object_of(q);
    the_computer.done(op, frame);
    return spaces ? q.length - q.count : q.count;
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_queue_create(std::uint32_t length, std::uint32_t item_size, int from_heap) {
    assert_that(length > 0, "uxQueueLength > 0: a queue of no items");
    return make_queue(queue_kind::queue, length, item_size, 0, from_heap != 0, "queue");
}
PAWL_KERNEL_CALL void pawl_queue_delete(void* handle) { delete_queue(&queue_at(handle, "vQueueDelete")); }

PAWL_KERNEL_CALL int pawl_queue_send(void* handle, const void* item, std::uint64_t ticks, int where) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("xQueueSend");
    queue& q = plain_queue(handle, "xQueueSend");
    assert_that(where != 2 || q.length == 1, "xQueueOverwrite is for queues of one item", &q);
    return send(q, item, ticks, static_cast<end>(where), frame);
}
PAWL_KERNEL_CALL int pawl_queue_receive(void* handle, void* item, std::uint64_t ticks, int stays) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt(stays ? "xQueuePeek" : "xQueueReceive");
    return receive(plain_queue(handle, "xQueueReceive"), item, ticks, stays != 0, frame);
}
PAWL_KERNEL_CALL int pawl_queue_send_from_isr(void* handle, const void* item, int* woken, int where) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    return send_from_isr(plain_queue(handle, "xQueueSendFromISR"), item, woken, static_cast<end>(where), frame);
}
PAWL_KERNEL_CALL int pawl_queue_receive_from_isr(void* handle, void* item, int* woken, int stays) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    return receive_from_isr(plain_queue(handle, "xQueueReceiveFromISR"), item, woken, stays != 0, frame);
}
PAWL_KERNEL_CALL std::uint32_t pawl_queue_waiting(void* handle) { return look(handle, PAWL_CALLER_FRAME(), false); }
PAWL_KERNEL_CALL std::uint32_t pawl_queue_spaces(void* handle) { return look(handle, PAWL_CALLER_FRAME(), true); }
PAWL_KERNEL_CALL void pawl_queue_reset(void* handle) {
    queue& q = queue_at(handle, "xQueueReset");
    const operation op = service_step(service::queue_reset, &q);
    q.count = q.front = 0;
    ++object_of(q).version;
    q.senders.wake_first();
    the_computer.done(op);
    give_way();
}
