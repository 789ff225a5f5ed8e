#include "steps.hpp"

namespace oracle {

void steps::take_mutex(state& s, int task, int m) const {
    s.owner[m] = static_cast<std::int8_t>(task);
    ++s.depth[m];
}

// A lock of any kind, if it can be had.
bool steps::lock(state& s, int task, const instruction& i) const {
    switch (i.what) {
        case act::lock:
        case act::try_lock:
        case act::timed_lock:
            if (!mutex_free(s, i.object) && !(s.owner[i.object] == task && program_.mutex_is_recursive[i.object]))
                return false;
            take_mutex(s, task, i.object);
            return true;
        case act::read_lock:
        case act::try_read_lock:
            if (s.writer != nobody) return false;
            ++s.readers;
            return true;
        default:
            if (s.writer != nobody || s.readers > 0) return false;
            s.writer = static_cast<std::int8_t>(task);
            return true;
    }
}

// One signal wakes any one of those that wait; nobody says which.
std::vector<state> steps::wake(const state& s, int task) const {
    const instruction& i = next_of(s, task);
    std::vector<int> waiting;
    for (int t = 0; t < s.slots; ++t) {
        if (s.at[t].ended || s.at[t].where != phase::waiting || s.at[t].signalled) continue;
        const instruction& theirs = next_of(s, t);
        if ((theirs.what == act::wait || theirs.what == act::timed_wait) && theirs.object == i.object)
            waiting.push_back(t);
    }
    std::vector<state> all;
    if (i.what == act::signal && !waiting.empty()) {
        for (const int t : waiting) {
            state other = s;
            other.at[t].signalled = true;
            for (const state& one : goes_on(other, task)) all.push_back(one);
        }
        return all;
    }
    state other = s;
    for (const int t : waiting) other.at[t].signalled = true;
    return goes_on(other, task);
}

std::vector<state> steps::step(const state& before, int task) const {
    state s = before;
    for (slot& one : s.at) one.yielded = false;
    slot& me = s.at[task];
    std::vector<state> all;
    if (me.where == phase::not_begun) {
        advance(s, task, all);
        return all;
    }
    const instruction& i = next_of(s, task);
    std::uint8_t* const variable = s.variable + i.object;
    std::uint8_t* const reg = me.reg + i.reg;
    switch (i.what) {
        case act::load: *reg = *variable; break;
        case act::store: *variable = i.value; break;
        case act::exchange: *reg = *variable, *variable = i.value; break;
        case act::add: *reg = *variable, *variable = static_cast<std::uint8_t>(*variable + i.value); break;
        case act::compare:
            *reg = *variable == i.value;
            if (*reg) *variable = i.other;
            break;
        case act::lock:
        case act::read_lock:
        case act::write_lock: lock(s, task, i); break;
        case act::try_lock:
        case act::timed_lock:
        case act::try_read_lock:
        case act::try_write_lock: *reg = lock(s, task, i); break;
        case act::unlock:
            if (--s.depth[i.object] == 0) s.owner[i.object] = nobody;
            break;
        case act::rw_unlock:
            if (s.writer == task)
                s.writer = nobody;
            else
                --s.readers;
            break;
        case act::wait:
        case act::timed_wait: {
            const int mutex = program_.mutex_of_condition[i.object];
            if (me.where == phase::at) {
                s.owner[mutex] = nobody;
                s.depth[mutex] = 0;
                me.where = phase::waiting;
                announce(s, task);
                return {s};
            }
            if (i.what == act::timed_wait && me.where == phase::waiting) *reg = 0;
            take_mutex(s, task, mutex);
            break;
        }
        case act::signal:
        case act::broadcast: return wake(s, task);
        case act::acquire: --s.semaphore[i.object]; break;
        case act::try_acquire:
        case act::timed_acquire:
            *reg = s.semaphore[i.object] > 0;
            s.semaphore[i.object] = static_cast<std::uint8_t>(s.semaphore[i.object] - *reg);
            break;
        case act::post: ++s.semaphore[i.object]; break;
        case act::barrier:
            if (me.where == phase::at && ++s.arrived < program_.barrier_parties[i.object]) {
                me.where = phase::waiting;
                me.round = s.round;
                announce(s, task);
                return {s};
            }
            if (me.where == phase::at) s.arrived = 0, ++s.round;
            break;
        case act::once:
            if (me.where == phase::at && s.once == 0) {
                s.once = 1;
                me.where = phase::inside;
                announce(s, task);
                return {s};
            }
            if (me.where == phase::inside) {
                ++s.variable[0];
                me.where = phase::leaving;
                announce(s, task);
                return {s};
            }
            if (me.where == phase::leaving) s.once = 2;
            break;
        case act::create: add_slot(s, i.object); break;
        case act::leave:
            s.finished = true;
            s.status = i.value;
            return {s};
        default: break;  // join, yield, a spin that has seen what it looked for
    }
    return goes_on(s, task);
}

std::vector<state> steps::expire(const state& before, int task) const {
    state s = before;
    for (slot& one : s.at) one.yielded = false;
    slot& me = s.at[task];
    const instruction& i = next_of(s, task);
    if (i.what == act::timed_lock || i.what == act::timed_acquire) me.reg[i.reg] = 0;
    if (i.what == act::timed_wait) {
        me.reg[i.reg] = 1;
        const int mutex = program_.mutex_of_condition[i.object];
        if (!mutex_free(s, mutex)) {
            me.where = phase::taking_again;
            announce(s, task);
            return {s};
        }
        take_mutex(s, task, mutex);
    }
    return goes_on(s, task);
}

std::vector<state> steps::interrupt(const state& before, int source) const {
    state s = before;
    for (slot& one : s.at) one.yielded = false;
    --s.interrupts_left[source];
    const int handler = add_slot(s, static_cast<int>(program_.tasks.size()) + source);
    s.at[handler].interrupt = true;
    s.at[handler].priority = static_cast<std::int8_t>(program_.interrupts[static_cast<std::size_t>(source)].priority);
    std::vector<state> all;
    advance(s, handler, all);
    return all;
}

}  // namespace oracle
