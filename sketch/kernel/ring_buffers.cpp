// ESP-IDF's ring buffers.
#include "check/machine/sync_object.hpp"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/handles.hpp"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/object_memory.hpp"
#include "sketch/kernel/ring_store.hpp"
#include "sketch/kernel/tasks.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {
namespace {

constexpr std::uint32_t magic = 0x52696e67, control_bytes = 120;

struct ring {
    std::uint32_t magic;
    std::uint32_t heap_bytes;
    ring_store store;
    wait_list receivers, senders;
};

ring& ring_at(void* handle, const char* call) {
    require_handle(handle, call);
    auto& r = *static_cast<ring*>(handle);
    assert_that(r.magic == magic, "a handle that is no ring buffer's", handle);
    return r;
}

check::machine::sync_object& object_of(ring& r) {
    return check::machine::object_at(&r, check::machine::object_class::semaphore);
}

// Waits until `ready`, and does `act` in the same step. In an interrupt: at once or not at all.
template <typename Ready, typename Act>
bool when(ring& r, service which, wait_list& waiters, const char* call, std::uint64_t ticks, const std::uint64_t* frame,
          Ready ready, Act act) {
    if (in_interrupt()) ticks = 0;
    refuse_time_while_suspended(ticks, call);
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    for (;;) {
        operation op = service_step(which, &r);
        op.target = &object_of(r);
        if (ready()) {
            act();
            ++object_of(r).version;
            the_computer.done(op);
            if (!in_interrupt()) give_way();
            return true;
        }
        op.outcome = 0;
        the_computer.done(op, ticks == 0 ? frame : nullptr);
        if (ticks == 0) return false;
        require_may_block(call);
        if (the_computer.now() >= deadline) return false;
        waiter self{};
        operation wait = waiting(which, &r);
        const wait_end how = block(waiters, self, wait, deadline);
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::timed_out && !ready()) return false;
    }
}

void wake_one(wait_list& waiters, int* woken) {
    const task_block* first = waiters.first ? waiters.first->who : nullptr;
    waiters.wake_first();
    if (woken && outranks_all(first)) *woken = 1;
}

void published(ring& r, int* woken) {
    check::machine::release_to(check::machine::current_task(), object_of(r));
    wake_one(r.receivers, woken);
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_ring_create(std::size_t bytes, int kind, int from_heap) {
    require_simulation();
    refuse_in_interrupt("a call that creates an object");
    assert_that(kind >= 0 && kind <= 2, "xBufferType < RINGBUF_TYPE_MAX");
    assert_that(bytes > 0, "xBufferSize > 0");
    assert_that(kind == 2 || bytes > 2 * ring_store::header, "xBufferSize is too small for an item and its header");
    const auto size = static_cast<std::uint32_t>(kind == 2 ? bytes : (bytes + 3) & ~std::size_t{3});
    const std::uint32_t heap = from_heap ? control_bytes + size : 0;
    the_computer.announce(operation_kind::object_init);
    if (!take_heap(heap)) return nullptr;
    ring* r = &new_object<ring>();
    r->magic = magic;
    r->heap_bytes = heap;
    auto* notes =
        static_cast<ring_store::note*>(object_memory(sizeof(ring_store::note) * ring_store::most_notes(size)));
    r->store.begin(static_cast<ring_kind>(kind), size, static_cast<std::uint8_t*>(object_memory(size)), notes);
    note_handle(r, sizeof *r, "ring buffer");
    return r;
}

PAWL_KERNEL_CALL void pawl_ring_delete(void* handle) {
    ring& r = ring_at(handle, "vRingbufferDelete");
    const operation op = service_step(service::ring_return, &r);
    assert_that(r.receivers.empty() && r.senders.empty(), "vRingbufferDelete while tasks wait there", &r);
    r.magic = 0;
    give_heap(r.heap_bytes);
    the_computer.done(op);
}

PAWL_KERNEL_CALL int pawl_ring_send(void* handle, const void* item, std::size_t size, std::uint64_t ticks, int* woken) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    ring& r = ring_at(handle, "xRingbufferSend");
    assert_that(item != nullptr || size == 0, "xRingbufferSend was given no item", &r);
    if (size > r.store.largest_item()) return 0;  // it could never fit
    const auto bytes = static_cast<std::uint32_t>(size);
    return when(
        r, service::ring_send, r.senders, "xRingbufferSend", ticks, frame, [&] { return r.store.fits(bytes); },
        [&] {
            r.store.send(item, bytes);
            published(r, woken);
        });
}

PAWL_KERNEL_CALL int pawl_ring_acquire(void* handle, void** item, std::size_t size, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    ring& r = ring_at(handle, "xRingbufferSendAcquire");
    assert_that(r.store.kind() == ring_kind::no_split, "xRingbufferSendAcquire is for buffers of whole items", &r);
    if (size > r.store.largest_item()) return 0;
    const auto bytes = static_cast<std::uint32_t>(size);
    will_write(item, sizeof *item);
    *item = nullptr;
    return when(
        r, service::ring_send, r.senders, "xRingbufferSendAcquire", ticks, frame, [&] { return r.store.fits(bytes); },
        [&] { *item = r.store.acquire(bytes); });
}

PAWL_KERNEL_CALL int pawl_ring_complete(void* handle, void* item) {
    ring& r = ring_at(handle, "xRingbufferSendComplete");
    const operation op = service_step(service::ring_send, &r);
    assert_that(r.store.complete(item), "xRingbufferSendComplete of what was not acquired", &r);
    ++object_of(r).version;
    published(r, nullptr);
    the_computer.done(op);
    give_way();
    return 1;
}

PAWL_KERNEL_CALL void* pawl_ring_receive(void* handle, std::size_t* size, std::size_t most, std::uint64_t ticks,
                                         int* more) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    ring& r = ring_at(handle, "xRingbufferReceive");
    std::uint8_t* item = nullptr;
    std::uint32_t length = 0;
    bool goes_on = false;
    when(
        r, service::ring_receive, r.receivers, "xRingbufferReceive", ticks, frame, [&] { return r.store.available(); },
        [&] {
            const auto limit = most < 0xffffffffu ? static_cast<std::uint32_t>(most) : 0xffffffffu;
            item = r.store.receive(length, limit, &goes_on);
            pawl::check::machine::acquire_from(pawl::check::machine::current_task(), object_of(r));
            if (r.store.available()) r.receivers.wake_first();
        });
    if (size && item) {
        will_write(size, sizeof *size);
        *size = length;
    }
    if (more) *more = goes_on;
    return item;
}

PAWL_KERNEL_CALL void pawl_ring_return(void* handle, void* item, int* woken) {
    ring& r = ring_at(handle, "vRingbufferReturnItem");
    const operation op = service_step(service::ring_return, &r);
    assert_that(item != nullptr, "vRingbufferReturnItem was given no item", &r);
    assert_that(r.store.give_back(item), "vRingbufferReturnItem of what was not received, or twice", &r);
    ++object_of(r).version;
    wake_one(r.senders, woken);
    // Bytes that were kept back while others were held.
    if (r.store.available()) r.receivers.wake_first();
    the_computer.done(op);
    if (!in_interrupt()) give_way();
}

PAWL_KERNEL_CALL std::size_t pawl_ring_look(void* handle, int what) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    ring& r = ring_at(handle, "xRingbufferGetCurFreeSize");
    operation op = service_step(service::ring_receive, &r);
    op.target = &object_of(r);
    the_computer.done(op, frame);
    switch (what) {
        case 0: return r.store.largest_item();
        case 1: return r.store.free_now();
        default: return r.store.waiting();
    }
}
