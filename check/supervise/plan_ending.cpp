// What a plan has come to at its end: all of it, or what is missing.
#include "check/report/machine_words.hpp"
#include "check/report/numbers.hpp"
#include "check/supervise/plan.hpp"

namespace pawl::check::supervise {

bool plan::complete() const {
    for (std::size_t i = 0; i < progress_.size(); ++i)
        if (!progress_[i].superseded && !coverage_[i].complete) return false;
    return !coverage_.empty() && waiting_.empty();
}

std::optional<std::string> plan::missing() const {
    if (wanted_.schedules != 0) {
        if (!time_was_over_) return std::nullopt;
        return "time was over after " + report::grouped(executions_so_far()) + " of " +
               report::grouped(wanted_.schedules) + " schedules";
    }
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        const progress& one = progress_[i];
        if (one.superseded || coverage_[i].complete) continue;
        std::size_t stage = one.stage;
        while (one.memory_used_up && stage > 0 && stages_[stage - 1].bound != coverage_[i].preemptions) --stage;
        if (stage >= required_stages_) continue;
        const int bound = stages_[stage].bound;
        const std::string what = bound < 0 ? "every schedule"
                                           : "every schedule with at most " +
                                                 report::counted(static_cast<std::uint64_t>(bound), "preemption");
        return (one.memory_used_up ? "the memory for paused searches (--search-memory) was used up before "
                                   : "time was over before ") +
               what + " had run on " + report::machine_words(coverage_[i].on);
    }
    return std::nullopt;
}

}  // namespace pawl::check::supervise
