#include "steps.hpp"

#include <stdexcept>

namespace oracle {

int steps::add_slot(state& s, int text) const {
    if (s.slots == most_slots) throw std::runtime_error("too many tasks");
    slot& fresh = s.at[s.slots];
    fresh.text = static_cast<std::uint8_t>(text);
    fresh.where = phase::not_begun;
    return s.slots++;
}

int steps::slot_of(const state& s, int text) const {
    for (int i = 0; i < s.slots; ++i)
        if (s.at[i].text == text) return i;
    return nobody;
}

std::vector<state> steps::begin() const {
    state s;
    s.owner[0] = s.owner[1] = s.writer = nobody;
    for (std::size_t i = 0; i < program_.semaphore_start.size(); ++i)
        s.semaphore[i] = static_cast<std::uint8_t>(program_.semaphore_start[i]);
    s.at[add_slot(s, 0)].where = phase::at;
    if (keeps_time_) s.clock = 1;
    std::vector<state> all;
    advance(s, 0, all);
    return all;
}

// Each step lasts a moment, so that of two equal sleeps the one that began first is over first.
void steps::announce(state& s, int task) const {
    slot& me = s.at[task];
    const instruction& i = next_of(s, task);
    me.yielded = i.what == act::yield;
    if (!keeps_time_) return;
    constexpr std::int64_t a_look_at_the_clock = 100;
    const std::int64_t length = std::int64_t{i.value} * unit_of_time_ms * 1'000'000;
    const bool looks = i.what == act::timed_lock || i.what == act::timed_acquire || i.what == act::timed_wait;
    if (me.where == phase::at && (looks || i.what == act::sleep)) {
        if (looks) s.clock += a_look_at_the_clock;
        s.deadline[task] = s.clock + length;
    }
    s.began[task] = s.announced++;
    ++s.clock;
}

void steps::advance(state s, int task, std::vector<state>& into) const {
    slot& me = s.at[task];
    me.where = phase::at;
    for (;;) {
        const instruction& i = codes_[me.text][me.pc];
        switch (i.what) {
            case act::unless_equal: me.pc = me.reg[i.reg] != i.value ? i.target : me.pc + 1; continue;
            case act::go_to: me.pc = i.target; continue;
            case act::set_counter: me.counter[i.object] = i.value; break;
            case act::count_down:
                if (--me.counter[i.object] > 0) {
                    me.pc = i.target;
                    continue;
                }
                break;
            case act::say:
                if (me.said_count == most_said) throw std::runtime_error("a task says too much");
                me.said[me.said_count][0] = i.reg;
                me.said[me.said_count++][1] = me.reg[i.reg];
                break;
            case act::choose:
                for (std::uint8_t value = 0; value < i.value; ++value) {
                    state other = s;
                    other.at[task].reg[i.reg] = value;
                    ++other.at[task].pc;
                    advance(other, task, into);
                }
                return;
            case act::declare:
                s.interrupts_left[i.object] = static_cast<std::uint8_t>(program_.interrupts[i.object].times);
                break;
            case act::once:
                if (s.once != 2) {
                    announce(s, task);
                    return into.push_back(s);
                }
                break;  // has run: no step
            case act::leave:
                s.silenced = true;
                announce(s, task);
                return into.push_back(s);
            case act::end: {
                const slot gone = me;
                me = slot{};
                me.text = gone.text;
                me.ended = true;
                me.said_count = gone.said_count;
                std::memcpy(me.said, gone.said, sizeof me.said);
                s.deadline[task] = 0;
                s.began[task] = 0;
                return into.push_back(s);
            }
            default: announce(s, task); return into.push_back(s);
        }
        ++me.pc;
    }
}

std::vector<state> steps::goes_on(state s, int task) const {
    std::vector<state> all;
    s.at[task].signalled = false;
    ++s.at[task].pc;
    advance(s, task, all);
    return all;
}

bool steps::spins(const state& s, int task) const {
    const slot& me = s.at[task];
    if (me.ended || me.where == phase::not_begun) return false;
    const instruction& i = next_of(s, task);
    return i.what == act::spin && s.variable[i.object] != i.value;
}

bool steps::timed(const state& s, int task) const {
    const slot& me = s.at[task];
    if (me.ended || me.where == phase::not_begun) return false;
    switch (next_of(s, task).what) {
        case act::sleep:
        case act::timed_lock:
        case act::timed_acquire: return true;
        case act::timed_wait: return me.where == phase::waiting;
        default: return false;
    }
}

bool steps::ready(const state& s, int task) const {
    const slot& me = s.at[task];
    if (me.ended) return false;
    if (me.where == phase::not_begun) return true;
    const instruction& i = next_of(s, task);
    switch (i.what) {
        case act::lock:
        case act::timed_lock:
            return mutex_free(s, i.object) || (s.owner[i.object] == task && program_.mutex_is_recursive[i.object]);
        case act::read_lock: return s.writer == nobody;
        case act::write_lock: return s.writer == nobody && s.readers == 0;
        case act::wait:
        case act::timed_wait: {
            const int mutex = program_.mutex_of_condition[i.object];
            if (me.where == phase::at) return true;
            return mutex_free(s, mutex) && (me.where == phase::taking_again || me.signalled);
        }
        case act::acquire:
        case act::timed_acquire: return s.semaphore[i.object] > 0;
        case act::barrier: return me.where == phase::at || me.round != s.round;
        case act::once: return me.where != phase::at || s.once != 1;
        case act::join: return s.at[slot_of(s, i.object)].ended;
        case act::sleep: return false;
        default: return true;
    }
}

}  // namespace oracle
