// Software timers: a task of the kernel carries out commands and calls back, as on the board.
#include <cstring>

#include "check/machine/sync_object.hpp"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/handles.hpp"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/object_memory.hpp"
#include "sketch/kernel/tasks.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {
namespace {

constexpr std::uint32_t timer_magic = 0x54696d65;
constexpr std::uint32_t timer_bytes = 44, queue_length = 10, timer_stack_factor = 2;

struct timer {
    std::uint32_t magic;
    char name[32];
    std::uint64_t period;  // ticks
    std::uint64_t expires;
    std::uint64_t turn;  // of two that expire at one tick the one that was put in earlier comes first
    bool reloads, active, deleted;
    void* id;
    void (*callback)(void*);
    std::uint32_t heap_bytes;
    timer* next;  // of all
};

struct command {
    timer* about;
    int what;
    std::uint64_t value, at;
    void (*pended)(void*, std::uint32_t);
    void* argument;
};

struct timer_service {
    timer* all;
    command queue[queue_length];
    std::uint32_t front, count;
    wait_list idle, full;
    task_block* daemon;
    std::uint64_t turns;
};

enum what { start, stop, change_period, reset, remove, pend };

timer_service& service_now() {
    kernel_state& k = kernel();
    if (!k.timers) k.timers = &new_object<timer_service>();
    return *static_cast<timer_service*>(k.timers);
}

// What a task did before it gave a command is known where that is carried out.
check::machine::sync_object& object_of(timer_service& s) {
    return check::machine::object_at(&s, check::machine::object_class::semaphore);
}

timer* first_to_expire(timer_service& s) {
    timer* first = nullptr;
    for (timer* t = s.all; t; t = t->next)
        if (t->active &&
            (!first || t->expires < first->expires || (t->expires == first->expires && t->turn < first->turn)))
            first = t;
    return first;
}

void expire_at(timer& t, std::uint64_t tick) {
    t.active = true;
    t.expires = tick;
    t.turn = service_now().turns++;
}

void carry_out(const command& c) {
    timer* t = c.about;
    switch (c.what) {
        case start:
        case reset: expire_at(*t, c.at + t->period); break;
        case stop: t->active = false; break;
        case change_period:
            t->period = c.value;
            expire_at(*t, ticks_now() + t->period);
            break;
        case remove:
            t->active = false;
            t->deleted = true;
            give_heap(t->heap_bytes);
            break;
        default: c.pended(c.argument, static_cast<std::uint32_t>(c.value)); break;
    }
}

void call_back(timer& t) {
    if (t.reloads)
        expire_at(t, t.expires + t.period);
    else
        t.active = false;
    t.callback(&t);
}

void serve(void*) {
    timer_service& s = service_now();
    for (;;) {
        timer* due = first_to_expire(s);
        if (due && due->expires <= ticks_now()) {
            const operation op = service_step(service::timer_task, due);
            the_computer.done(op);
            call_back(*due);
            continue;
        }
        if (s.count > 0) {
            const operation op = service_step(service::timer_task, &s);
            const command next = s.queue[s.front];
            s.front = (s.front + 1) % queue_length;
            --s.count;
            s.full.wake_first();
            check::machine::acquire_from(check::machine::current_task(), object_of(s));
            the_computer.done(op);
            carry_out(next);
            continue;
        }
        waiter self{};
        operation wait = waiting(service::timer_task, &s);
        block(s.idle, self, wait, due ? deadline_at_tick(due->expires) : check::machine::no_deadline);
        the_computer.done(wait);
    }
}

void require_service() {
    timer_service& s = service_now();
    if (s.daemon) return;
    const pawl_board_profile& board = kernel().board;
    s.daemon = create_task(serve, "Tmr Svc", board.minimal_stack * timer_stack_factor, nullptr,
                           static_cast<std::uint32_t>(board.timer_priority), -1, true);
    if (s.daemon) s.daemon->who->background = true;
}

// Waits for something to do, or has just been made and has not run yet.
bool is_idle(const timer_service& s) {
    const operation* next = s.daemon ? s.daemon->who->pending : nullptr;
    return !s.idle.empty() || (next && next->kind == operation_kind::task_begin);
}

int give_command(const command& c, std::uint64_t ticks, int* woken) {
    timer_service& s = service_now();
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    for (;;) {
        operation op = service_step(service::timer_command, c.about ? static_cast<void*>(c.about) : &s);
        if (s.count < queue_length) {
            s.queue[(s.front + s.count++) % queue_length] = c;
            check::machine::release_to(check::machine::current_task(), object_of(s));
            if (is_idle(s) && woken && outranks_all(s.daemon)) *woken = 1;
            s.idle.wake_first();
            the_computer.done(op);
            if (!in_interrupt()) give_way();
            return 1;
        }
        op.outcome = 0;
        the_computer.done(op);
        if (ticks == 0 || !kernel().scheduler_runs) return 0;
        require_may_block("a timer command");
        waiter self{};
        operation wait = waiting(service::timer_command, &s);
        const wait_end how = block(s.full, self, wait, deadline);
        the_computer.done(wait);
        if (how == wait_end::timed_out && s.count == queue_length) return 0;
    }
}

timer& timer_at(void* handle, const char* call) {
    require_handle(handle, call);
    auto& t = *static_cast<timer*>(handle);
    assert_that(t.magic == timer_magic, "a handle that is no timer's", handle);
    assert_that(!t.deleted, "uses the handle of a timer that was deleted", handle);
    return t;
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_timer_new(const char* name, std::uint64_t period, int reloads, void* id,
                                      void (*callback)(void*), int from_heap) {
    require_simulation();
    refuse_in_interrupt("xTimerCreate");
    assert_that(period > 0, "xTimerPeriodInTicks > 0");
    assert_that(callback != nullptr, "a timer was given no callback");
    require_service();
    const std::uint32_t bytes = from_heap ? timer_bytes : 0;
    the_computer.announce(operation_kind::object_init);
    if (!service_now().daemon || !take_heap(bytes)) return nullptr;
    timer* t = &new_object<timer>();
    t->magic = timer_magic;
    if (name) std::strncpy(t->name, name, sizeof t->name - 1);
    t->period = period;
    t->reloads = reloads != 0;
    t->id = id;
    t->callback = callback;
    t->heap_bytes = bytes;
    t->next = service_now().all;
    service_now().all = t;
    note_handle(t, sizeof *t, "timer");
    return t;
}

PAWL_KERNEL_CALL int pawl_timer_order(void* handle, int what, std::uint64_t value, std::uint64_t ticks, int* woken) {
    timer& t = timer_at(handle, "a timer command");
    if (what == change_period) assert_that(value > 0, "xNewPeriod > 0", &t);
    const bool isr = in_interrupt();
    return give_command({&t, what, value, ticks_now(), nullptr, nullptr}, isr ? 0 : ticks, woken);
}

PAWL_KERNEL_CALL int pawl_timer_pend(void (*function)(void*, std::uint32_t), void* argument, std::uint32_t value,
                                     std::uint64_t ticks, int* woken) {
    require_service();
    return give_command({nullptr, pend, value, ticks_now(), function, argument}, in_interrupt() ? 0 : ticks, woken);
}

PAWL_KERNEL_CALL std::uint64_t pawl_timer_look(void* handle, int which) {
    timer& t = timer_at(handle, "a timer call");
    const operation op = service_step(service::timer_command, &t);
    the_computer.done(op);
    switch (which) {
        case 0: return t.active;
        case 1: return t.period;
        case 2: return t.expires;
        default: return t.reloads;
    }
}
PAWL_KERNEL_CALL void* pawl_timer_id(void* handle) { return timer_at(handle, "pvTimerGetTimerID").id; }
PAWL_KERNEL_CALL void pawl_timer_set_id(void* handle, void* id) { timer_at(handle, "vTimerSetTimerID").id = id; }
PAWL_KERNEL_CALL void pawl_timer_set_reload(void* handle, int reloads) {
    timer_at(handle, "vTimerSetReloadMode").reloads = reloads != 0;
}
PAWL_KERNEL_CALL const char* pawl_timer_name(void* handle) { return timer_at(handle, "pcTimerGetName").name; }
PAWL_KERNEL_CALL void* pawl_timer_daemon() { return service_now().daemon; }
