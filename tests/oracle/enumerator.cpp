#include "enumerator.hpp"

#include <algorithm>
#include <unordered_map>

#include "emitter.hpp"
#include "scheduler.hpp"
#include "steps.hpp"

namespace oracle {
namespace {

bool uses_time(const block& all) {
    return std::ranges::any_of(all, [](const statement& s) {
        return s.what == verb::sleep || s.what == verb::locked_in_time || s.what == verb::acquire_in_time ||
               s.what == verb::wait_in_time || uses_time(s.body) || uses_time(s.otherwise);
    });
}

// With a core for each task a time-out may come at any moment: who expired may still be slow.
bool keeps_time(const program& p, const machine& on) {
    return on.what != machine::kind::free &&
           std::ranges::any_of(p.tasks, [](const block& body) { return uses_time(body); });
}

class searcher {
public:
    searcher(const program& p, const machine& on, std::size_t most_states)
        : steps_(p, keeps_time(p, on)),
          scheduler_(steps_, on),
          keeps_time_(keeps_time(p, on)),
          most_states_(most_states) {}

    enumeration run() {
        for (const state& s : steps_.begin()) found_.executions += visit(s);
        return std::move(found_);
    }

private:
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
        const auto follow = [&](std::vector<state> next, int actor) {
            any = true;
            for (state& one : next) {
                scheduler_.line_up(s, one, actor);
                paths += visit(one);
            }
        };
        for (int t = 0; t < s.slots; ++t) {
            if (s.at[t].ended) continue;
            if (scheduler_.may_step(s, t)) follow(steps_.ready(s, t) ? steps_.step(s, t) : steps_.expire(s, t), t);
            if (scheduler_.may_expire(s, t)) follow(expired(s, t), t);
        }
        for (int source = 0; source < static_cast<int>(steps_.text().interrupts.size()); ++source)
            if (scheduler_.may_come(s, source)) follow(steps_.interrupt(s, source), s.slots);
        if (!any) paths = end(scheduler_.standstill(s), s);
        paths_.emplace(s.bytes(), paths);
        return paths;
    }

    std::vector<state> expired(state s, int task) const {
        if (keeps_time_) scheduler_.let_time_pass(s, task);
        return steps_.expire(s, task);
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
    scheduler scheduler_;
    bool keeps_time_;
    std::size_t most_states_;
    std::unordered_map<std::string, double> paths_;
    enumeration found_;
};

}  // namespace

enumeration enumerate(const program& p, const machine& on, std::size_t most_states) {
    return searcher(p, on, most_states).run();
}

}  // namespace oracle
