#include "sketch/kernel/queue.hpp"

#include <cstdio>
#include <cstring>

#include "check/machine/object_names.hpp"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/handles.hpp"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/object_memory.hpp"

namespace pawl::sketch {

using check::machine::object_class;

namespace {

constexpr std::uint32_t control_bytes = 76;  // of a queue, beside its items

}  // namespace

queue* make_queue(queue_kind kind, std::uint32_t length, std::uint32_t item_size, std::uint32_t count, bool from_heap,
                  const char* noun) {
    require_simulation();
    refuse_in_interrupt("a call that creates an object");
    const std::uint32_t bytes = from_heap ? control_bytes + length * item_size : 0;
    operation op;
    op.kind = operation_kind::object_init;
    the_computer.perform(op);
    if (!take_heap(bytes)) {
        op.outcome = 0;
        the_computer.done(op);
        return nullptr;
    }
    queue* q = &new_object<queue>();
    q->magic = queue_magic;
    q->kind = kind;
    q->from_heap = from_heap;
    q->length = length;
    q->item_size = item_size;
    q->count = count;
    q->heap_bytes = bytes;
    if (length * item_size > 0) q->items = static_cast<std::uint8_t*>(object_memory(std::size_t{length} * item_size));
    op.object = reinterpret_cast<std::uint64_t>(q);
    the_computer.done(op);
    note_handle(q, sizeof *q, noun);
    return q;
}

void delete_queue(queue* q) {
    const operation op = service_step(service::queue_reset, q);
    the_computer.done(op);
    assert_that(q->receivers.empty() && q->senders.empty(), "vQueueDelete while tasks wait there", q);
    q->magic = dead_queue;
    give_heap(q->heap_bytes);
}

queue& queue_at(void* handle, const char* call) {
    require_handle(handle, call);
    auto* q = static_cast<queue*>(handle);
    if (q->magic == queue_magic) return *q;
    char text[160];
    std::snprintf(
        text, sizeof text,
        q->magic == dead_queue ? "%s uses a handle that was deleted" : "%s was given a handle of another kind", call);
    stop_at_assert(text, handle);
}

check::machine::sync_object& object_of(queue& q) {
    auto& object = check::machine::object_at(&q, is_mutex(q) ? object_class::mutex : object_class::semaphore);
    return object;
}

void put_item(queue& q, const void* item, bool in_front) {
    if (q.item_size > 0) {
        const std::uint32_t front = in_front ? (q.front + q.length - 1) % q.length : q.front;
        const std::uint32_t at = in_front ? front : (q.front + q.count) % q.length;
        std::memcpy(q.items + std::size_t{at} * q.item_size, item, q.item_size);
        q.front = front;
    }
    ++q.count;
    check::machine::release_to(check::machine::current_task(), object_of(q));
    ++object_of(q).version;
}

void take_item(queue& q, void* item, bool stays) {
    if (q.item_size > 0 && item) will_write(item, q.item_size);
    if (q.item_size > 0 && item) std::memcpy(item, q.items + std::size_t{q.front} * q.item_size, q.item_size);
    check::machine::acquire_from(check::machine::current_task(), object_of(q));
    if (stays) return;
    if (q.item_size > 0) q.front = (q.front + 1) % q.length;
    --q.count;
    ++object_of(q).version;
}

void item_arrived(queue& q) {
    if (!q.in_set) {
        q.receivers.wake_first();
        return;
    }
    // The set is told the handle.
    queue& set = *q.in_set;
    assert_that(set.count < set.length, "a queue set has no room: its length must be that of all its members", &set);
    queue* handle = &q;
    put_item(set, &handle, false);
    set.receivers.wake_first();
}

}  // namespace pawl::sketch
