#include "sketch/board/timers.hpp"

#include <cstdio>

#include "check/machine/sync_object.hpp"
#include "sketch/board/state.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/switches.hpp"
#include "sketch/kernel/tasks.hpp"
#include "sketch/kernel/wait_list.hpp"

/// Where the program was compiled with configUSE_TICK_HOOK: its hook.
extern "C" __attribute__((weak)) void (*const pawl_tick_hook)();

namespace pawl::sketch {
namespace {

constexpr int most_timers = 16, in_hardware = 4, interrupt_priority = 2;
constexpr int of_tick = most_timers, tick_priority = 1;  // one more, which no sketch is given
constexpr std::uint32_t task_priority = 22, task_stack = 3584;

struct board_timer {
    bool used, in_task, runs, armed, reloads, declared;
    std::uint64_t stood;     // what the clock showed when it was started or stopped last
    std::int64_t started;    // and when that was
    std::uint64_t at, left;  // alarms to come, 0: without end
    void (*handler)(void*);
    void* argument;
    std::size_t source;
    unsigned due;
};

struct timers {
    std::uint64_t execution = 0;
    board_timer all[most_timers + 1];
    task_block* server;
    wait_list idle;
};
timers state;

timers& now() {
    if (state.execution != the_computer.execution()) {
        state = {};
        state.execution = the_computer.execution();
    }
    return state;
}

board_timer& timer_at(int number) {
    assert_that(number >= 0 && number < most_timers && now().all[number].used, "a call on a timer that does not exist");
    return now().all[number];
}

std::uint64_t clock_of(const board_timer& t) {
    return t.stood + (t.runs ? static_cast<std::uint64_t>(the_computer.now() - t.started) : 0);
}

std::int64_t alarm_of(const board_timer& t) {
    if (!t.used || !t.runs || !t.armed || t.at < t.stood) return check::machine::no_deadline;
    return t.started + static_cast<std::int64_t>(t.at - t.stood);
}

void rearm(board_timer& t) {
    const std::int64_t when = alarm_of(t);
    const bool more = t.reloads && t.left != 1;
    if (t.left > 1) --t.left;
    if (t.reloads) t.stood = 0, t.started = when;
    t.armed = more;
}

// What a task did before it started a timer is known to its handler in a task.
check::machine::sync_object& object_of(timers& all) {
    return check::machine::object_at(&all, check::machine::object_class::semaphore);
}

void call_handler(void* which) {
    auto& t = *static_cast<board_timer*>(which);
    if (!t.handler) return;
    if (t.in_task)
        t.handler(t.argument);
    else
        run_handler(t.handler, t.argument);
}

// Handlers in the place of a task: esp_timer.
void serve(void*) {
    timers& all = now();
    for (;;) {
        board_timer* due = nullptr;
        for (board_timer& t : all.all)
            if (t.in_task && t.due > 0 && !due) due = &t;
        if (due) {
            --due->due;
            check::machine::acquire_from(check::machine::current_task(), object_of(all));
            call_handler(due);
            continue;
        }
        std::int64_t next = check::machine::no_deadline;
        for (const board_timer& t : all.all)
            if (t.in_task && alarm_of(t) < next) next = alarm_of(t);
        waiter self{};
        operation wait = waiting(service::timer_task, &all);
        block(all.idle, self, wait, next);
        the_computer.done(wait);
        for (board_timer& t : all.all)
            if (t.in_task && alarm_of(t) <= the_computer.now()) ++t.due, rearm(t);
    }
}

void announce(const board_timer& t) {
    const operation op = service_step(service::timer_command, &t);
    the_computer.done(op);
    if (!t.in_task) return;
    timers& all = now();
    check::machine::release_to(check::machine::current_task(), object_of(all));
    if (!all.server) {
        all.server = create_task(
            serve, "esp_timer", task_stack / kernel().board.stack_unit, nullptr,
            task_priority < kernel().board.priorities ? task_priority : kernel().board.priorities - 1, 0, false);
        if (all.server) all.server->who->background = true;
    } else {
        all.idle.wake_all();
    }
    give_way();
}

// A search lets an alarm come at any step, a bounded number of times.
void declare(board_timer& t, int number) {
    if (t.in_task) return;
    the_computer.may_come_to_rest();
    unsigned times = is_run() ? ~0u : the_computer.session().current.presses;
    if (!t.reloads && !is_run()) times = 1;
    if (t.declared) return the_computer.let_interrupt_come(t.source, times);
    check::machine::interrupt_source source{};
    if (number == of_tick)
        std::snprintf(source.name, sizeof source.name, "tick");
    else
        std::snprintf(source.name, sizeof source.name, "timer %d", number);
    source.priority = number == of_tick ? tick_priority : interrupt_priority;
    source.times_left = times;
    source.handler = call_handler;
    source.state = &t;
    t.source = the_computer.declare_interrupt(source);
    t.declared = true;
}

void arm_if_ready(int number) {
    board_timer& t = timer_at(number);
    if (t.runs && t.armed && t.handler) declare(t, number);
    announce(t);
}

// vApplicationTickHook: an interrupt at each tick.
void begin_tick_hook() {
    if (!&pawl_tick_hook || !pawl_tick_hook) return;
    board_timer& t = now().all[of_tick];
    t.used = t.runs = t.armed = t.reloads = true;
    t.started = deadline_at_tick(ticks_now());
    t.at = kernel().board.tick_ns;
    // The tick itself looks who could run, when the hook has returned.
    t.handler = [](void*) {
        pawl_tick_hook();
        ask_for_switch();
    };
    declare(t, of_tick);
}
struct registered {
    registered() { when_scheduler_starts = begin_tick_hook; }
} const at_load;

}  // namespace

std::int64_t next_alarm() {
    std::int64_t next = check::machine::no_deadline;
    for (const board_timer& t : now().all)
        if (!t.in_task && alarm_of(t) < next) next = alarm_of(t);
    return next;
}

bool let_alarms_come() {
    bool came = false;
    for (board_timer& t : now().all)
        while (!t.in_task && alarm_of(t) <= the_computer.now()) {
            if (t.declared) ++t.due;
            rearm(t);
            came = true;
        }
    return came;
}

int alarm_due() {
    for (const board_timer& t : now().all)
        if (t.due > 0 && t.declared) return static_cast<int>(t.source);
    return -1;
}

void alarm_taken(int source) {
    for (board_timer& t : now().all)
        if (t.declared && static_cast<int>(t.source) == source && t.due > 0) --t.due;
}

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL int pawl_board_timer_create(int in_task) {
    require_simulation();
    const int most = in_task ? most_timers : in_hardware;
    for (int i = in_task ? in_hardware : 0; i < most; ++i) {
        board_timer& t = now().all[i];
        if (t.used) continue;
        t = {};
        t.used = true;
        t.in_task = in_task != 0;
        return i;
    }
    return -1;
}
PAWL_KERNEL_CALL void pawl_board_timer_delete(int timer) {
    board_timer& t = timer_at(timer);
    if (t.declared) the_computer.let_interrupt_come(t.source, 0);
    t.used = t.armed = t.runs = false;
    t.due = 0;
}
PAWL_KERNEL_CALL void pawl_board_timer_attach(int timer, void (*handler)(void*), void* argument) {
    board_timer& t = timer_at(timer);
    t.handler = handler;
    t.argument = argument;
    arm_if_ready(timer);
}
PAWL_KERNEL_CALL void pawl_board_timer_alarm(int timer, std::uint64_t at, int reload, std::uint64_t times) {
    board_timer& t = timer_at(timer);
    t.at = at;
    t.reloads = reload != 0;
    t.left = times;
    t.armed = true;
    arm_if_ready(timer);
}
PAWL_KERNEL_CALL void pawl_board_timer_no_alarm(int timer) {
    board_timer& t = timer_at(timer);
    t.armed = false;
    if (t.declared) the_computer.let_interrupt_come(t.source, 0);
}
PAWL_KERNEL_CALL void pawl_board_timer_start(int timer) {
    board_timer& t = timer_at(timer);
    if (!t.runs) t.started = the_computer.now();
    t.runs = true;
    arm_if_ready(timer);
}
PAWL_KERNEL_CALL void pawl_board_timer_stop(int timer) {
    board_timer& t = timer_at(timer);
    t.stood = clock_of(t);
    t.runs = false;
    if (t.declared) the_computer.let_interrupt_come(t.source, 0);
}
PAWL_KERNEL_CALL std::uint64_t pawl_board_timer_read(int timer) { return clock_of(timer_at(timer)); }
PAWL_KERNEL_CALL void pawl_board_timer_write(int timer, std::uint64_t nanoseconds) {
    board_timer& t = timer_at(timer);
    t.stood = nanoseconds;
    t.started = the_computer.now();
    arm_if_ready(timer);
}
PAWL_KERNEL_CALL int pawl_board_timer_waits(int timer) {
    return alarm_of(timer_at(timer)) != pawl::check::machine::no_deadline;
}
