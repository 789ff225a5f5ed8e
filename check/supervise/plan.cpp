#include "check/supervise/plan.hpp"

#include <algorithm>
#include <utility>

#include "check/supervise/machines.hpp"

namespace pawl::check::supervise {
namespace {

using std::chrono::milliseconds;

constexpr int last_automatic_bound = 2;
constexpr milliseconds first_slice{250};
constexpr std::uint32_t longest_slice = 4;       // first_slice doubled so often
constexpr std::uint64_t first_executions = 256;  // of a slice
constexpr std::uint64_t least_executions = 16;
constexpr std::size_t all_at_once = 24;  // orders of four tasks; of more orders a sample is explored that grows
constexpr std::size_t first_sample = 6;
constexpr std::uint32_t rounds_to_grow = 4;

wire::sampler_kind sampler_of(exploring how) {
    switch (how) {
        case exploring::pct: return wire::sampler_kind::pct;
        case exploring::pos: return wire::sampler_kind::pos;
        case exploring::surw: return wire::sampler_kind::surw;
        case exploring::random: return wire::sampler_kind::random_walk;
        default: return wire::sampler_kind::portfolio;
    }
}

}  // namespace

plan::plan(plan_request wanted) : wanted_(std::move(wanted)) {
    const int last = wanted_.preemptions.value_or(last_automatic_bound);
    const stage_of_search sampling{wire::order_kind::random, -1, sampler_of(wanted_.explore)};
    switch (wanted_.explore) {
        case exploring::automatic:
            for (int bound = 0; bound <= last; ++bound) stages_.push_back({wire::order_kind::search, bound});
            required_stages_ = stages_.size();
            if (!wanted_.preemptions) {
                stages_.push_back({wire::order_kind::search, -1});
                stages_.push_back(sampling);
            }
            break;
        case exploring::exhaustive:
            stages_.push_back({wire::order_kind::search, wanted_.preemptions.value_or(-1)});
            required_stages_ = 1;
            break;
        default: stages_.push_back(sampling); break;
    }
}

void plan::add(const wire::machine& machine) {
    report::coverage fresh;
    fresh.on = machine;
    if (wanted_.memory == memory_choice::c11 && machine.has_several_cores()) fresh.on.memory = wire::memory_model::c11;
    coverage_.push_back(fresh);
    progress_.emplace_back();
}

// C11's memory where several cores are.
void plan::learned(std::uint32_t tasks, bool program_sets_priorities, bool weak_orders) {
    add_machines(tasks, program_sets_priorities);
    if (weak_ || !weak_orders || wanted_.memory != memory_choice::automatic) return;
    weak_ = true;
    for (std::size_t i = 0, count = coverage_.size(); i < count; ++i) {
        wire::machine on = coverage_[i].on;
        if (progress_[i].superseded || !on.has_several_cores()) continue;
        on.memory = wire::memory_model::c11;
        add(on);
    }
}

void plan::add_machines(std::uint32_t tasks, bool program_sets_priorities) {
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
        for (std::size_t i = 0; i < progress_.size(); ++i)
            progress_[i].superseded = progress_[i].superseded || coverage_[i].on.kind != wire::machine_kind::free;
        waiting_.clear();
        add(asked_machine(wanted_.cores == 0 ? 1 : wanted_.cores));
    } else if (wants_one_core && !own_priorities_) {
        const auto orders = supposed_orders(tasks);
        for (std::size_t i = 0; i < progress_.size(); ++i)
            if (coverage_[i].on.kind == wire::machine_kind::one_core) progress_[i].superseded = true;
        waiting_.assign(orders.rbegin(), orders.rend());
        add_orders(orders.size() > all_at_once ? first_sample : orders.size());
        if (coverage_.empty()) add(asked_machine(1));  // a single task, and only one core was asked for
    }
    if (coverage_.empty()) add(free_machine());
    tasks_ = std::max(tasks, tasks_);
    planned_ = true;
}

// What can be found with memory that is sequentially consistent is found there first, in fewer executions and with a
// simpler schedule.
bool plan::comes_later(std::size_t machine) const {
    return wanted_.memory == memory_choice::automatic && coverage_[machine].on.memory == wire::memory_model::c11;
}

// Takes turns with those at this stage.
std::size_t plan::turn_of(std::size_t machine) const {
    const std::size_t stage = progress_[machine].stage;
    if (!comes_later(machine)) return stage;
    // What a verdict promises comes before what goes beyond.
    const std::size_t last_required = required_stages_ == 0 ? 0 : required_stages_ - 1;
    return stage < required_stages_ ? last_required : stages_.size() - 1;
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

void plan::add_orders(std::size_t most) {
    for (; most > 0 && !waiting_.empty(); --most) {
        add(waiting_.back());
        waiting_.pop_back();
    }
}

// Of many orders, as many again as there are.
bool plan::grow() {
    if (waiting_.empty()) return false;
    add_orders(std::max<std::size_t>(coverage_.size(), first_sample));
    return true;
}

std::optional<plan::step> plan::next(duration elapsed) {
    auto steps = next_together(elapsed, 1);
    if (steps.empty()) return std::nullopt;
    return steps.front();
}

std::vector<plan::step> plan::next_together(duration elapsed, std::size_t most) {
    if (wanted_.schedules != 0 && executions_so_far() >= wanted_.schedules) return {};
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        progress& one = progress_[i];
        const auto& until = exhaustive_until_[comes_later(i)];
        if (until && elapsed >= *until && active(i) && is_exhaustive(one.stage) && one.stage + 1 < stages_.size())
            ++one.stage, one.round = 0;
    }
    const auto key = [&](std::size_t m) { return std::pair(turn_of(m), progress_[m].round); };
    const auto first = [&] {
        std::optional<std::size_t> chosen;
        for (std::size_t i = 0; i < progress_.size(); ++i)
            if (active(i) && (!chosen || key(i) < key(*chosen))) chosen = i;
        return chosen;
    };
    std::optional<std::size_t> chosen = first();
    const auto due = [&](std::pair<std::size_t, std::uint32_t> at) {
        return at.first > grown_at_.first || at.second >= grown_at_.second + rounds_to_grow;
    };
    if (!chosen || (!waiting_.empty() && due(key(*chosen)))) {
        if (chosen) grown_at_ = key(*chosen);
        if (grow()) chosen = first();
    }
    if (!chosen) return {};
    if (elapsed >= wanted_.time) {
        time_was_over_ = true;
        return {};
    }
    std::vector<step> result;
    std::uint64_t handed_out = 0;
    for (std::size_t i = *chosen; i < progress_.size() && result.size() < most; ++i) {
        if (!active(i) || key(i) != key(*chosen)) continue;
        result.push_back(step_on(i, elapsed));
        if (wanted_.schedules == 0) continue;
        const std::uint64_t left = wanted_.schedules - executions_so_far() - handed_out;
        if (left == 0) {
            result.pop_back();
            break;
        }
        result.back().max_executions = std::min(result.back().max_executions, left);
        handed_out += result.back().max_executions;
    }
    return result;
}

plan::step plan::step_on(std::size_t machine, duration elapsed) {
    const progress& at = progress_[machine];
    std::size_t in_this_stage = 0;
    for (std::size_t i = 0; i < progress_.size(); ++i)
        in_this_stage += active(i) && turn_of(i) == turn_of(machine) ? 1 : 0;

    const stage_of_search& stage = stages_[at.stage];
    step result{machine, stage.kind, stage.bound, wanted_.time - elapsed, 0, at.round, stage.sampler};
    const bool random_follows = at.stage + 1 < stages_.size();
    if (is_exhaustive(at.stage) && random_follows) {
        auto& until = exhaustive_until_[comes_later(machine)];
        if (!until) until = elapsed + (wanted_.time - elapsed) / 2;
        result.limit = *until - elapsed;
    }
    // A search that does not end within its slices takes turns with random schedules: depth first, the early choices
    // change last.
    if (automatic() && at.round % 2 == 1) {
        result.kind = wire::order_kind::random;
        result.bound = -1;
        result.sampler = wire::sampler_kind::portfolio;
    }
    // Machines at one bound take turns, so that a large one does not starve the others. Slices are counted in executions
    // first, so that what is found does not depend on how fast the machine is.
    const bool turns = in_this_stage > 1 || automatic();
    const std::uint32_t doubled = turns ? std::min(at.round / 2, longest_slice) : longest_slice;
    const share own = share_of(result);
    result.limit = std::min<duration>(result.limit, first_slice * (1u << doubled) * own.part / own.of);
    if (turns || result.kind == wire::order_kind::random)
        result.max_executions =
            std::max((first_executions << std::min(at.round / 2, 30u)) * own.part / own.of, least_executions);
    if (wanted_.schedules != 0) {
        const std::uint64_t left = wanted_.schedules - executions_so_far();
        const std::uint64_t sharing =
            !automatic() && result.kind == wire::order_kind::random ? active_in(at.stage, at.round) : 1;
        const std::uint64_t each = (left + sharing - 1) / sharing;
        result.max_executions = result.max_executions == 0 ? each : std::min(result.max_executions, each);
    }
    return result;
}

// Many orders of priorities share what two machines get; the machine without any priorities is drawn from more often then.
plan::share plan::share_of(const step& wanted) const {
    std::uint32_t orders = 0;
    for (std::size_t i = 0; i < progress_.size(); ++i)
        orders += active(i) && coverage_[i].on.kind == wire::machine_kind::one_core ? 1 : 0;
    constexpr std::uint32_t few = 6;  // orders of three tasks
    if (orders <= few) return {1, 1};
    if (coverage_[wanted.machine].on.kind == wire::machine_kind::one_core) return {2, orders};
    return {wanted.kind == wire::order_kind::random ? 16u : 1u, 1};
}

void plan::finished(const step& done, const outcome& with) {
    report::coverage& covered = coverage_[done.machine];
    progress& at = progress_[done.machine];
    covered.executions += with.executions;
    covered.redundant += with.redundant;
    if (done.kind == wire::order_kind::random && with.executions != 0) covered.sampled = true;
    if (done.kind == wire::order_kind::random && done.sampler == wire::sampler_kind::pct) {
        covered.pct.depth = wanted_.depth;
        covered.pct.contenders = std::max(covered.pct.contenders, with.contenders);
        covered.pct.steps = std::max(covered.pct.steps, with.longest);
        covered.pct.executions += with.executions;
        covered.pct.over_length += with.over_length;
    }
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

void plan::give_up_searching(std::size_t machine) {
    const std::size_t last = stages_.size() - 1;
    if (stages_[last].kind == wire::order_kind::random)
        progress_[machine].stage = last, progress_[machine].round = 0;
    else
        coverage_[machine].cut_short = true;
    progress_[machine].memory_used_up = true;
}

void plan::go_on_from(state earlier) {
    coverage_ = std::move(earlier.coverage);
    progress_ = std::move(earlier.progresses);
    waiting_ = std::move(earlier.waiting);
    tasks_ = earlier.tasks;
    own_priorities_ = earlier.own_priorities;
    planned_ = earlier.planned;
    weak_ = earlier.weak;
    for (std::size_t i = 0; i < progress_.size(); ++i) {
        progress& one = progress_[i];
        // What was left to chance because time was short.
        if (one.stage > 0 && one.stage + 1 == stages_.size() && is_exhaustive(one.stage - 1)) --one.stage;
    }
}

void plan::shorten_to(duration elapsed_at_end) { wanted_.time = std::min(wanted_.time, elapsed_at_end); }

}  // namespace pawl::check::supervise
