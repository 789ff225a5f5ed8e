// Binary and counting semaphores; and which call meets which kind.
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/inversion.hpp"
#include "sketch/kernel/mutexes.hpp"
#include "sketch/kernel/queue.hpp"
#include "sketch/kernel/tasks.hpp"

namespace pawl::sketch {
namespace {

// Nobody owns a semaphore; who took it last is the one that others seem to wait for.
void note_taken(queue& s, std::uint64_t site) {
    s.holder = &current();
    s.taken_pc = site;
    s.taken_at = the_computer.step();
}

int take(queue& s, std::uint64_t ticks, const std::uint64_t* frame) {
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    for (;;) {
        operation op = service_step(service::semaphore_take, &s);
        op.target = &object_of(s);
        if (s.count > 0) {
            take_item(s, nullptr, false);
            note_taken(s, frame[1]);
            the_computer.done(op);
            return 1;
        }
        op.outcome = 0;
        the_computer.done(op, ticks == 0 ? frame : nullptr);
        if (ticks == 0) return 0;
        require_may_block("xSemaphoreTake");
        if (the_computer.now() >= deadline) return 0;
        waiter self{};
        operation wait = waiting(service::semaphore_take, &s);
        const inversion_watch watch(current(), s);
        const wait_end how = block(s.receivers, self, wait, deadline);
        watch.judge();
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::timed_out && s.count == 0) return 0;
    }
}

// Gives one back unless it is full.
bool give(queue& s, const std::uint64_t* frame) {
    operation op = service_step(service::semaphore_give, &s);
    op.target = &object_of(s);
    if (s.count >= s.length) {
        op.outcome = 0;
        the_computer.done(op, frame);
        return false;
    }
    // The very first give, of a fresh one, makes it a lock that is free.
    if (s.holder && s.holder != &current()) s.given_by_others = true;
    if (in_interrupt()) s.given_by_others = true;
    s.holder = nullptr;
    put_item(s, nullptr, false);
    item_arrived(s);
    the_computer.done(op);
    return true;
}

queue& semaphore_at(void* handle, const char* call) {
    queue& s = queue_at(handle, call);
    assert_that(s.item_size == 0, "uxItemSize == 0: a queue's handle where a semaphore's is wanted", handle);
    return s;
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_semaphore_create(std::uint32_t most, std::uint32_t at_first, int binary, int from_heap) {
    assert_that(most > 0, "uxMaxCount != 0");
    assert_that(at_first <= most, "uxInitialCount <= uxMaxCount");
    return make_queue(binary ? queue_kind::binary : queue_kind::counting, most, 0, at_first, from_heap != 0,
                      "semaphore");
}

PAWL_KERNEL_CALL int pawl_semaphore_take(void* handle, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    queue& s = semaphore_at(handle, "xSemaphoreTake");
    refuse_time_while_suspended(ticks, "xSemaphoreTake");
    if (is_mutex(s)) return mutex_take(s, ticks, frame);
    refuse_in_interrupt("xSemaphoreTake");
    return take(s, ticks, frame);
}

PAWL_KERNEL_CALL int pawl_semaphore_give(void* handle) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    queue& s = semaphore_at(handle, "xSemaphoreGive");
    if (is_mutex(s)) return mutex_give(s);
    refuse_in_interrupt("xSemaphoreGive");
    if (!give(s, frame)) return 0;
    give_way();
    return 1;
}

PAWL_KERNEL_CALL int pawl_semaphore_give_from_isr(void* handle, int* woken) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    queue& s = semaphore_at(handle, "xSemaphoreGiveFromISR");
    assert_that(!is_mutex(s), "a mutex is given in an interrupt: interrupts own none", handle);
    const waiter* first = (s.in_set ? s.in_set->receivers : s.receivers).first;
    const task_block* waited = first ? first->who : nullptr;
    if (!give(s, frame)) return 0;
    if (woken && outranks_all(waited)) *woken = 1;
    return 1;
}

PAWL_KERNEL_CALL int pawl_semaphore_take_from_isr(void* handle, int*) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    queue& s = semaphore_at(handle, "xSemaphoreTakeFromISR");
    assert_that(!is_mutex(s), "a mutex is taken in an interrupt: interrupts own none", handle);
    return take(s, 0, frame);
}
