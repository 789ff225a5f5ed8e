// How tasks come and go.
#include <sched.h>

#include <cstdio>
#include <cstring>
#include <iterator>

#include "check/explore/actor.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/dependence.hpp"
#include "check/machine/recording.hpp"

namespace pawl::check::machine {
namespace {

void copy_name(char* to, const char* from) { std::snprintf(to, 32, "%s", from); }

// "task7". Once for each task of each execution: snprintf would be felt.
void number_name(char* to, std::uint32_t number) {
    char digits[12];
    int count = 0;
    do digits[count++] = static_cast<char>('0' + number % 10);
    while ((number /= 10) > 0);
    std::memcpy(to, "task", 4);
    to += 4;
    while (count > 0) *to++ = digits[--count];
    *to = 0;
}

void note_name(wire::seen_names& seen, const char* name) {
    if (seen.count >= std::size(seen.name)) return;
    for (std::uint32_t i = 0; i < seen.count; ++i)
        if (std::strncmp(seen.name[i], name, sizeof seen.name[i]) == 0) return;
    copy_name(seen.name[seen.count++], name);
}

}  // namespace

task& computer::create_task(void (*entry)(), void* (*start)(void*), void* argument, const char* name) {
    std::uint32_t slot;
    if (!free_slots_.empty()) {
        slot = free_slots_.back();
        free_slots_.pop_back();
    } else if (used_slots_ < parked_threads()) {
        slot = used_slots_++;
    } else {
        wants_more_threads_ = true;
        leave();
    }
    auto* fresh = static_cast<task*>(execution_memory(sizeof(task)));
    std::memset(static_cast<void*>(fresh), 0, sizeof *fresh);
    const stack_slot& thread = parked_thread(slot);
    restore_thread_storage(thread);
    fresh->slot = slot;
    fresh->thread_base = thread.thread_base;
    fresh->stack_top = thread.top;
    fresh->stack_low = thread.low;
    fresh->stack_pointer = prepare_fiber(thread.top, entry);
    fresh->id = static_cast<std::uint32_t>(tasks_.size());
    fresh->start = start;
    fresh->argument = argument;
    fresh->core = -1;
    fresh->policy = SCHED_OTHER;
    fresh->ticket = ++next_ticket_;
    if (name)
        copy_name(fresh->name, name);
    else
        number_name(fresh->name, fresh->id);
    auto* begin = static_cast<operation*>(execution_memory(sizeof(operation)));
    *begin = operation{};
    begin->kind = wire::operation_kind::task_begin;
    begin->object = reinterpret_cast<std::uint64_t>(start);
    fresh->pending = begin;
    task& parent = *current_;
    fresh->clock.assign(parent.clock);
    fresh->clock.raise(fresh->id, 1);
    if (weak_) trace_.spawned(fresh->id);
    fresh->life.parent = parent.id;
    fresh->life.born = parent.life.now++;
    fresh->ancestry = (parent.ancestry + ++parent.children) * 0x9e3779b97f4a7c15u;
    // The stack and the storage of one that has ended: what it did there came before.
    for (std::size_t i = tasks_.size(); i-- > 1;)
        if (tasks_[i]->slot == slot && tasks_[i]->ended) {
            fresh->clock.join(tasks_[i]->clock);
            break;
        }
    parent.clock.raise(parent.id, parent.clock.of(parent.id) + 1);
    if (depth_ > 0) strategy_->spawned(depth_ - 1, explore::actor_of_task(fresh->id));
    fresh->stopped = solo_ != nullptr;  // all but that one
    tasks_.push_back(fresh);
    alive_.push_back(fresh);
    apply_rules(*fresh);
    return *fresh;
}

void computer::end_task() {
    task& me = *current_;
    me.ended = true;
    me.pending = nullptr;
    for (std::size_t i = 0; i < alive_.size(); ++i) {
        if (alive_[i] != &me) continue;
        std::memmove(static_cast<void*>(&alive_[i]), &alive_[i + 1], (alive_.size() - 1 - i) * sizeof(task*));
        alive_.pop_back();
        break;
    }
    changed_ = true;
    if (me.interrupt) --active_interrupts_;
    if (me.detached && me.id != 0 && !begins_again(me)) free_slots_.push_back(me.slot);
    if (recording()) {
        operation end;
        end.kind = me.interrupt ? wire::operation_kind::interrupt_end : wire::operation_kind::task_end;
        record_event(*session_, end, me, steps_, clock_ns_, false);
    }
    touches(task_place(me.id, wire::touch::writes));
    if (me.interrupt) touches(core_place(me.core, wire::touch::writes));
    if (alive_.empty()) finish(0);  // the last one ends the process
    const wire::choice next = decide(nullptr);
    take(next);
    __builtin_unreachable();
}

void computer::end_other(task& t) {
    t.ended = true;
    t.pending = nullptr;
    for (std::size_t i = 0; i < alive_.size(); ++i) {
        if (alive_[i] != &t) continue;
        std::memmove(static_cast<void*>(&alive_[i]), &alive_[i + 1], (alive_.size() - 1 - i) * sizeof(task*));
        alive_.pop_back();
        break;
    }
    if (t.id != 0) free_slots_.push_back(t.slot);
    touches(task_place(t.id, wire::touch::writes));
}

void computer::apply_rules(task& t) {
    if (session_->task_rules_count > 0) note_name(session_->called, t.name);
    for (std::uint32_t i = 0; i < session_->task_rules_count; ++i) {
        const wire::task_rule& rule = session_->task_rules[i];
        if (std::strncmp(rule.name, t.name, sizeof rule.name) != 0) continue;
        session_->task_rules_met |= 1u << i;
        if (rule.policy >= 0) t.policy = rule.policy, t.ruled_policy = true;
        if (rule.policy >= 0 || rule.priority > 0) t.base_priority = rule.priority, t.ruled_priority = true;
        if (rule.deadline_ns > 0) t.deadline_ns = rule.deadline_ns;
        if (rule.has_core) t.core = rule.core, t.ruled_core = true;
    }
}

void computer::rename(task& t, const char* name) {
    copy_name(t.name, name);
    apply_rules(t);
}

}  // namespace pawl::check::machine
