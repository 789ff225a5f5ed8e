#include "scheduler.hpp"

#include <algorithm>

#include "enumerator.hpp"

namespace oracle {
namespace {

constexpr int above_all_tasks = 1000;

}  // namespace

int scheduler::level(const state& s, int task) const {
    const slot& me = s.at[task];
    if (me.interrupt) return above_all_tasks + me.priority;
    const auto index = static_cast<std::size_t>(task);
    if (on_.what == machine::kind::ranked) return index < on_.rank.size() ? on_.rank[index] : on_.rank_of_others;
    if (on_.what == machine::kind::asked && index < on_.policy.size() && on_.policy[index] != sharing::other)
        return on_.priority[index];
    return 0;
}

bool scheduler::fifo(const state& s, int task) const {
    const auto index = static_cast<std::size_t>(task);
    return on_.what == machine::kind::asked && !s.at[task].interrupt && index < on_.policy.size() &&
           on_.policy[index] == sharing::fifo;
}

bool scheduler::outranks(const state& s, int a, int b) const {
    if (level(s, a) != level(s, b)) return level(s, a) > level(s, b);
    if (!fifo(s, a) || !fifo(s, b)) return false;
    return s.at[a].turn < s.at[b].turn;
}

void scheduler::line_up(const state& before, state& after, int actor) const {
    int last = 0;
    for (int t = 0; t < after.slots; ++t) last = std::max<int>(last, after.at[t].turn);
    const auto to_the_end = [&](int t) { after.at[t].turn = static_cast<std::uint8_t>(++last); };
    std::vector<int> woken;
    for (int t = 0; t < after.slots; ++t) {
        if (!fifo(after, t)) continue;
        const bool is = runnable(after, t), was = t < before.slots && runnable(before, t);
        if (after.at[t].ended)
            after.at[t].turn = 0;
        else if (t == actor)
            after.at[t].turn = 0;
        else if (t >= before.slots)
            to_the_end(t);
        else if (is && !was)
            woken.push_back(t);
    }
    std::ranges::sort(woken, {}, [&](int t) { return after.at[t].turn; });
    for (const int t : woken) to_the_end(t);
    // It began and woke them before it stood still or gave its turn up.
    if (fifo(after, actor) && !after.at[actor].ended && (!runnable(after, actor) || after.at[actor].yielded))
        to_the_end(actor);
    // Only the order counts.
    std::vector<int> order;
    for (int t = 0; t < after.slots; ++t)
        if (after.at[t].turn > 0) order.push_back(t);
    std::ranges::sort(order, {}, [&](int t) { return after.at[t].turn; });
    for (std::size_t i = 0; i < order.size(); ++i) after.at[order[i]].turn = static_cast<std::uint8_t>(i + 1);
}

// A core is left for it after all that outrank it have one.
bool scheduler::has_a_core(const state& s, int task) const {
    const bool free = on_.what == machine::kind::free;
    const slot& me = s.at[task];
    int above = 0;
    for (int t = 0; t < s.slots; ++t) {
        if (t == task || !runnable(s, t)) continue;
        // With a core for each task, an interrupt stops main, whose core is the first, and interrupts below it.
        if (free && !(s.at[t].interrupt && (task == 0 || me.interrupt))) continue;
        if (outranks(s, t, task)) ++above;
    }
    return above < (free ? 1 : on_.cores);
}

bool scheduler::may_step(const state& s, int task) const {
    if (!able(s, task) || !has_a_core(s, task)) return false;
    if (!s.at[task].yielded || !on_.others_first) return true;
    for (int t = 0; t < s.slots; ++t)
        if (t != task && able(s, t) && has_a_core(s, t)) return false;
    return true;
}

bool scheduler::may_expire(const state& s, int task) const {
    if (!steps_.timed(s, task) || runnable(s, task) || !has_a_core(s, task)) return false;
    if (on_.what == machine::kind::free || on_.cores > 1) return true;
    // One that began no later, ends no later and outranks it surely comes first.
    for (int t = 0; t < s.slots; ++t)
        if (t != task && steps_.timed(s, t) && !runnable(s, t) && s.began[t] <= s.began[task] &&
            s.deadline[t] <= s.deadline[task] && outranks(s, t, task))
            return false;
    return true;
}

void scheduler::let_time_pass(state& s, int task) const {
    s.clock = std::max(s.clock, s.deadline[task]);
    // What began later may have begun later still: steps last as long as they like.
    for (int t = 0; t < s.slots; ++t)
        if (t != task && steps_.timed(s, t) && s.began[t] > s.began[task] && s.deadline[t] <= s.clock)
            s.deadline[t] = s.clock + 1;
}

bool scheduler::may_come(const state& s, int source) const {
    if (s.silenced || s.interrupts_left[source] == 0) return false;
    const int priority = steps_.text().interrupts[static_cast<std::size_t>(source)].priority;
    for (int t = 0; t < s.slots; ++t)
        if (s.at[t].interrupt && !s.at[t].ended && s.at[t].priority >= priority) return false;
    return true;
}

const char* scheduler::standstill(const state& s) const {
    bool perhaps = false;
    for (int t = 0; t < s.slots; ++t) {
        if (!steps_.spins(s, t) || !has_a_core(s, t)) continue;
        for (int below = 0; below < s.slots; ++below) {
            if (has_a_core(s, below) || !outranks(s, t, below)) continue;
            // Time passes while one spins: who sleeps will be ready.
            if (able(s, below) || steps_.timed(s, below))
                return on_.what == machine::kind::ranked ? "waits-for-peer" : "stuck";
            perhaps = perhaps || steps_.spins(s, below);
        }
    }
    return perhaps ? standstill_of_spinners : "deadlock";
}

}  // namespace oracle
