#include "enumerator.hpp"

#include <algorithm>
#include <unordered_map>

#include "emitter.hpp"
#include "steps.hpp"

namespace oracle {
namespace {

class searcher {
public:
    searcher(const program& p, const machine& on, std::size_t most_states)
        : steps_(p), on_(on), most_states_(most_states) {}

    enumeration run() {
        for (const state& s : steps_.begin()) found_.executions += visit(s);
        return std::move(found_);
    }

private:
    int level(const state& s, int task) const {
        const slot& me = s.at[task];
        if (me.interrupt) return 1000 + me.priority;
        const auto index = static_cast<std::size_t>(task);
        if (on_.what == machine::kind::ranked) return index < on_.rank.size() ? on_.rank[index] : on_.rank_of_others;
        if (on_.what == machine::kind::asked && index < on_.policy.size() && on_.policy[index] != sharing::other)
            return on_.priority[index];
        return 0;
    }

    bool wants_a_core(const state& s, int task) const { return steps_.ready(s, task); }

    bool outranks(const state& s, int a, int b) const { return level(s, a) > level(s, b); }

    // A core is left for it after all that outrank it have one.
    bool has_a_core(const state& s, int task) const {
        const bool free = on_.what == machine::kind::free;
        const slot& me = s.at[task];
        int above = 0;
        for (int t = 0; t < s.slots; ++t) {
            if (t == task || !wants_a_core(s, t)) continue;
            // With a core for each task, an interrupt stops main, whose core is the first, and interrupts below it.
            if (free && !(s.at[t].interrupt && (task == 0 || me.interrupt))) continue;
            if (outranks(s, t, task)) ++above;
        }
        return above < (free ? 1 : on_.cores);
    }

    bool may_come(const state& s, int source) const {
        if (s.interrupts_left[source] == 0) return false;
        const int priority = steps_.text().interrupts[static_cast<std::size_t>(source)].priority;
        for (int t = 0; t < s.slots; ++t)
            if (s.at[t].interrupt && !s.at[t].ended && s.at[t].priority >= priority) return false;
        return true;
    }

    double visit(const state& s) {
        if (found_.too_large) return 0;
        if (s.finished) return end("ok " + std::to_string(s.status), s);
        const auto known = paths_.find(s.bytes());
        if (known != paths_.end()) return known->second;
        if (paths_.size() >= most_states_) {
            found_.too_large = true;
            return 0;
        }
        double paths = 0;
        bool any = false;
        const auto follow = [&](const std::vector<state>& next) {
            any = true;
            for (const state& one : next) paths += visit(one);
        };
        for (int t = 0; t < s.slots; ++t) {
            if (s.at[t].ended || !has_a_core(s, t)) continue;
            if (steps_.ready(s, t)) {
                if (!steps_.spins(s, t)) follow(steps_.step(s, t));
            } else if (steps_.timed(s, t)) {
                follow(steps_.expire(s, t));
            }
        }
        for (int source = 0; source < static_cast<int>(steps_.text().interrupts.size()); ++source)
            if (may_come(s, source)) follow(steps_.interrupt(s, source));
        if (!any) paths = end(standstill(s), s);
        paths_.emplace(s.bytes(), paths);
        return paths;
    }

    // Nothing can happen any more.
    std::string standstill(const state& s) const {
        for (int t = 0; t < s.slots; ++t) {
            if (!steps_.spins(s, t) || !has_a_core(s, t)) continue;
            for (int below = 0; below < s.slots; ++below)
                if (steps_.ready(s, below) && !steps_.spins(s, below) && !has_a_core(s, below) && outranks(s, t, below))
                    return on_.what == machine::kind::ranked ? "waits-for-peer" : "stuck";
        }
        return "deadlock";
    }

    double end(const std::string& how, const state& s) {
        std::string text = how + " |";
        for (int t = 0; t < s.slots; ++t)
            for (int i = 0; i < s.at[t].said_count; ++i)
                text += " " + label(s.at[t].text, s.at[t].said[i][0]) + "=" + std::to_string(s.at[t].said[i][1]);
        found_.ends.insert(text);
        return 1;
    }

    steps steps_;
    const machine& on_;
    std::size_t most_states_;
    std::unordered_map<std::string, double> paths_;
    enumeration found_;
};

}  // namespace

enumeration enumerate(const program& p, const machine& on, std::size_t most_states) {
    return searcher(p, on, most_states).run();
}

}  // namespace oracle
