// Interrupts: where they come from, and their handlers, each a task while it runs.
#include <sched.h>

#include <cstring>

#include "check/explore/actor.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/dependence.hpp"
#include "check/machine/recording.hpp"

namespace pawl::check::machine {
namespace {

// A handler's first frame.
void interrupt_entry() {
    task& me = current_task();
    the_computer.done(*me.pending);
    me.start(me.argument);
    the_computer.end_task();
}

/// What a task keeps when it begins again.
struct lasting {
    explicit lasting(const task& t)
        : thread_base(t.thread_base),
          stack_top(t.stack_top),
          stack_low(t.stack_low),
          slot(t.slot),
          id(t.id),
          start(t.start),
          clock(t.clock),
          acquire_fence(t.acquire_fence),
          release_fence(t.release_fence),
          life(t.life),
          ancestry(t.ancestry),
          outcome(t.outcome) {
        std::memcpy(name, t.name, sizeof name);
    }
    void give_to(task& t) const {
        t.thread_base = thread_base, t.stack_top = stack_top, t.stack_low = stack_low;
        t.slot = slot, t.id = id, t.start = start;
        t.clock = clock, t.acquire_fence = acquire_fence, t.release_fence = release_fence;
        t.life = life, t.ancestry = ancestry, t.outcome = outcome;
        std::memcpy(t.name, name, sizeof name);
    }

    std::uint64_t thread_base;
    char *stack_top, *stack_low;
    std::uint32_t slot, id;
    void* (*start)(void*);
    vector_clock clock, acquire_fence, release_fence;
    life_line life;
    std::uint64_t ancestry;
    outcome_text* outcome;
    char name[sizeof task::name];
};

}  // namespace

std::size_t computer::declare_interrupt(const interrupt_source& source) {
    if (depth_ > 0)
        strategy_->spawned(depth_ - 1, explore::actor_of_source(static_cast<std::uint32_t>(interrupts_.size())));
    // From now on steps of that core's task and the interrupt are in each other's way.
    touches(core_place(source.core, wire::touch::writes));
    interrupts_.push_back(source);
    return interrupts_.size() - 1;
}

void computer::let_interrupt_come(std::size_t number, unsigned times) {
    touches(core_place(interrupts_[number].core, wire::touch::writes));
    if (times == 0 && interrupts_[number].times_left > 0) interrupts_[number].withdrawn = true;
    interrupts_[number].times_left = times;
}

void computer::interrupt_is_due(std::size_t number) {
    if (interrupts_[number].due) return;
    touches(core_place(interrupts_[number].core, wire::touch::writes));
    interrupts_[number].due = true;
    // What has made it possible comes before it in every order.
    if (depth_ > 0) strategy_->spawned(depth_ - 1, explore::actor_of_source(static_cast<std::uint32_t>(number)));
    if (!kept_away(interrupts_[number], current_)) announce(wire::operation_kind::none);
}

void computer::switch_interrupt(std::size_t number, bool on) {
    touches(core_place(interrupts_[number].core, wire::touch::writes));
    interrupts_[number].off = !on;
    if (on && interrupts_[number].due && !kept_away(interrupts_[number], current_))
        announce(wire::operation_kind::none);
}

void computer::silence_interrupts() { silenced_ = true; }

void* computer::run_handler(void* number) {
    const interrupt_source fired = the_computer.interrupts_[reinterpret_cast<std::uintptr_t>(number)];
    fired.handler(fired.state);
    return nullptr;
}

// Each time that an interrupt comes its handler has ended before, and what it did came before: one task will do for all of
// them, with one number and one stack. A task for each would be felt where a timer interrupts 40,000 times a second.
task& computer::begin_again(const interrupt_source& source) {
    task& handler = *source.as;
    task& parent = *current_;
    restore_thread_storage(parked_thread(handler.slot));
    const lasting same(handler);
    std::memset(static_cast<void*>(&handler), 0, sizeof handler);
    same.give_to(handler);
    handler.stack_pointer = prepare_fiber(handler.stack_top, interrupt_entry);
    handler.policy = SCHED_OTHER;
    handler.ticket = ++next_ticket_;
    handler.pending = source.begin;
    *handler.pending = operation{};
    handler.clock.raise(handler.id, handler.clock.of(handler.id) + 1);
    handler.clock.join(parent.clock);
    if (weak_) trace_.spawned(handler.id);
    handler.acquire_fence.clear();
    handler.release_fence.clear();
    if (&parent != &handler) {
        handler.life.parent = parent.id;
        handler.life.born = parent.life.now++;
    }
    parent.clock.raise(parent.id, parent.clock.of(parent.id) + 1);
    forget_stack(handler.id);
    if (depth_ > 0) strategy_->spawned(depth_ - 1, explore::actor_of_task(handler.id));
    alive_.push_back(&handler);
    apply_rules(handler);
    return handler;
}

void computer::start_interrupt(unsigned number) {
    interrupt_source& source = interrupts_[number];
    if (source.due)
        source.due = false;
    else
        --source.times_left;
    ++interrupts_begun_;
    event_ = event_beside_ = {};
    event_operation_ = nullptr;
    touches(core_place(source.core, wire::touch::writes));
    touches(task_table());
    task& handler = source.as && source.as->ended && begins_again(*source.as)
                        ? begin_again(source)
                        : create_task(interrupt_entry, run_handler, nullptr, source.name);
    source.as = &handler;
    source.begin = handler.pending;
    handler.interrupt = true;
    handler.base_priority = source.priority;
    handler.core = source.core;
    handler.detached = true;
    // Its number: sources that are declared meanwhile may move this one.
    handler.argument = reinterpret_cast<void*>(static_cast<std::uintptr_t>(number));
    handler.pending->kind = wire::operation_kind::interrupt_begin;
    ++active_interrupts_;
    source.kept_away = 0, source.kept_by = nullptr;
    if (order_->real_time) measure_step(handler);
    go_to(handler);
}

}  // namespace pawl::check::machine
