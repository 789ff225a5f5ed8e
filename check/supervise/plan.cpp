#include "check/supervise/plan.hpp"

#include <algorithm>
#include <utility>

#include "check/report/machine_words.hpp"
#include "check/report/numbers.hpp"
#include "check/supervise/machines.hpp"

namespace pawl::check::supervise {
namespace {

using std::chrono::milliseconds;

constexpr int last_automatic_bound = 2;
constexpr milliseconds first_slice{250};

}  // namespace

plan::plan(plan_request wanted) : wanted_(std::move(wanted)) {
    const int last = wanted_.preemptions.value_or(last_automatic_bound);
    switch (wanted_.explore) {
        case exploring::automatic:
            for (int bound = 0; bound <= last; ++bound) stages_.push_back({wire::order_kind::search, bound});
            required_stages_ = stages_.size();
            if (!wanted_.preemptions) {
                stages_.push_back({wire::order_kind::search, -1});
                stages_.push_back({wire::order_kind::random, -1});
            }
            break;
        case exploring::exhaustive:
            stages_.push_back({wire::order_kind::search, wanted_.preemptions.value_or(-1)});
            required_stages_ = 1;
            break;
        case exploring::random: stages_.push_back({wire::order_kind::random, -1}); break;
    }
}

void plan::add(const wire::machine& machine) {
    report::coverage fresh;
    fresh.on = machine;
    coverage_.push_back(fresh);
    progress_.emplace_back();
}

void plan::learned(std::uint32_t tasks, bool program_sets_priorities) {
    const bool own = program_sets_priorities || wanted_.has_task_rules || wanted_.cores != 0;
    if (planned_ && tasks <= tasks_ && own == own_priorities_) return;
    const bool wants_one_core = wanted_.machines != machine_choice::free;
    if (!planned_) {
        // With --cores alone the user has named the one machine that matters.
        const bool only_asked = wanted_.cores != 0 && !wanted_.machines_given;
        if (wanted_.machines != machine_choice::one_core && !only_asked) add(free_machine());
    }
    // --machine one-core --cores 2: the number of cores was said more exactly.
    const bool was_own = std::exchange(own_priorities_, own || own_priorities_);
    if (wants_one_core && own_priorities_ && (!planned_ || !was_own)) {
        for (progress& old : progress_) old.superseded = old.superseded || (&old != &progress_.front());
        add(asked_machine(wanted_.cores == 0 ? 1 : wanted_.cores));
    } else if (wants_one_core && !own_priorities_) {
        const auto orders = supposed_orders(tasks);
        for (std::size_t i = 0; i < progress_.size(); ++i)
            if (coverage_[i].on.kind == wire::machine_kind::one_core) progress_[i].superseded = true;
        for (const wire::machine& order : orders) add(order);
        if (coverage_.empty()) add(asked_machine(1));  // a single task, and only one core was asked for
    }
    if (coverage_.empty()) add(free_machine());
    tasks_ = std::max(tasks, tasks_);
    planned_ = true;
}

bool plan::active(std::size_t machine) const {
    return !progress_[machine].superseded && !coverage_[machine].complete && !coverage_[machine].cut_short &&
           progress_[machine].stage < stages_.size();
}

std::size_t plan::active_in(std::size_t stage, std::uint32_t round) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < progress_.size(); ++i)
        if (active(i) && progress_[i].stage == stage && progress_[i].round == round) ++count;
    return count;
}

std::uint64_t plan::executions_so_far() const {
    std::uint64_t sum = 0;
    for (const report::coverage& one : coverage_) sum += one.executions;
    return sum;
}

std::optional<plan::step> plan::next(duration elapsed) {
    const std::uint64_t done = executions_so_far();
    if (wanted_.schedules != 0 && done >= wanted_.schedules) return std::nullopt;
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        progress& one = progress_[i];
        if (exhaustive_until_ && elapsed >= *exhaustive_until_ && active(i) && is_exhaustive(one.stage) &&
            one.stage + 1 < stages_.size())
            one = {one.stage + 1, 0, false};
    }
    std::optional<std::size_t> chosen;
    std::size_t in_this_stage = 0;
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        if (!active(i)) continue;
        const auto key = [&](std::size_t m) { return std::pair(progress_[m].stage, progress_[m].round); };
        if (!chosen || key(i) < key(*chosen)) chosen = i;
    }
    if (!chosen) return std::nullopt;
    if (elapsed >= wanted_.time) {
        time_was_over_ = true;
        return std::nullopt;
    }
    const progress& at = progress_[*chosen];
    for (std::size_t i = 0; i < progress_.size(); ++i)
        in_this_stage += active(i) && progress_[i].stage == at.stage ? 1 : 0;

    step result{*chosen, stages_[at.stage].kind, stages_[at.stage].bound, wanted_.time - elapsed, 0, at.round};
    const bool random_follows = at.stage + 1 < stages_.size();
    if (is_exhaustive(at.stage) && random_follows) {
        if (!exhaustive_until_) exhaustive_until_ = elapsed + (wanted_.time - elapsed) / 2;
        result.limit = *exhaustive_until_ - elapsed;
    }
    // Machines at one bound take turns, so that a large one does not starve the others. And a search that does not
    // end within its slices takes turns with random schedules: depth first, the early choices change last.
    const bool automatic = wanted_.explore == exploring::automatic && !wanted_.preemptions;
    if (in_this_stage > 1 || automatic)
        result.limit = std::min<duration>(result.limit, first_slice * (1u << std::min(at.round / 2, 8u)));
    if (automatic && at.round % 2 == 1) {
        result.kind = wire::order_kind::random;
        result.bound = -1;
    }
    if (wanted_.schedules != 0) {
        const std::uint64_t left = wanted_.schedules - done;
        const std::uint64_t sharing = result.kind == wire::order_kind::random ? active_in(at.stage, at.round) : 1;
        result.max_executions = (left + sharing - 1) / sharing;
    }
    return result;
}

void plan::finished(const step& done, const outcome& with) {
    report::coverage& covered = coverage_[done.machine];
    progress& at = progress_[done.machine];
    covered.executions += with.executions;
    covered.redundant += with.redundant;
    if (done.kind == wire::order_kind::random && with.executions != 0) covered.sampled = true;
    switch (with.how) {
        case ending::exhausted:
            covered.preemptions = std::max(covered.preemptions, done.bound);
            covered.complete = done.kind == wire::order_kind::search && !with.pruned_by_bound;
            ++at.stage;
            at.round = 0;
            break;
        case ending::limited: ++at.round; break;
        case ending::given_up: covered.cut_short = true; break;
    }
}

void plan::begin_again_but(std::size_t machine) {
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        if (i == machine || progress_[i].superseded) continue;
        progress_[i] = {};
        coverage_[i].complete = false;
    }
}

void plan::shorten_to(duration elapsed_at_end) { wanted_.time = std::min(wanted_.time, elapsed_at_end); }

bool plan::complete() const {
    for (std::size_t i = 0; i < progress_.size(); ++i)
        if (!progress_[i].superseded && !coverage_[i].complete) return false;
    return !coverage_.empty();
}

std::optional<std::string> plan::missing() const {
    if (wanted_.schedules != 0) {
        if (!time_was_over_) return std::nullopt;
        return "time was over after " + report::grouped(executions_so_far()) + " of " +
               report::grouped(wanted_.schedules) + " schedules";
    }
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        if (progress_[i].superseded || coverage_[i].complete || progress_[i].stage >= required_stages_) continue;
        const int bound = stages_[progress_[i].stage].bound;
        const std::string what = bound < 0 ? "every schedule"
                                           : "every schedule with at most " +
                                                 report::counted(static_cast<std::uint64_t>(bound), "preemption");
        return "time was over before " + what + " had run on " + report::machine_words(coverage_[i].on);
    }
    return std::nullopt;
}

}  // namespace pawl::check::supervise
