// What the campaign keeps of each piece of work: coverage, paused searches, places that race.
#include <algorithm>

#include "check/supervise/campaign.hpp"
#include "check/supervise/finding_class.hpp"

namespace pawl::check::supervise {
namespace {

// Below this the search may be over before a second worker has started.
constexpr std::chrono::milliseconds alone_at_first{50};

}  // namespace

std::size_t campaign::members() {
    // The first execution that ends says what the usual exit status is: all workers must know it.
    // And distinct ends are listed in one session.
    if (wanted_.outcomes || elapsed() < alone_at_first || !session_->usual_exit_status_known) return crew_.ready(1);
    return crew_.ready(crew_.most());
}

// The others wait until this one is over, so it does not last long.
void campaign::keep_short(wire::order& order) const {
    const auto longest = static_cast<std::uint64_t>(std::chrono::nanoseconds(alone_at_first).count());
    if (order.time_limit_ns == 0 || order.time_limit_ns > longest) order.time_limit_ns = longest;
}

assignment campaign::assignment_for(const plan::step& step) {
    const auto index = static_cast<std::uint32_t>(step.machine);
    assignment result;
    result.order = order_for(index, plan_.machines()[step.machine].on);
    wire::order& order = result.order;
    order.kind = step.kind;
    order.preemption_bound = step.bound;
    // A task that stops at a step, or goes on alone from there, tells apart what a reduction takes for equal.
    const bool stops = wanted_.freeze || wanted_.progress != wire::progress_class::none;
    // So may a count of steps: nothing says that equal executions have equal counts (docs/real-time.md).
    const bool counts = wanted_.real_time;
    order.reduced = wanted_.reduction && !stops && !counts && step.bound < 0 && step.kind == wire::order_kind::search;
    order.max_executions = step.max_executions;
    order.time_limit_ns = static_cast<std::uint64_t>(std::max<std::int64_t>(step.limit.count(), 1));
    order.sampler = step.sampler;
    order.sample_depth = wanted_.plan.depth;
    order.sample_steps = std::max(first_length_, longest_[step.machine]);
    order.first_sample = next_sample_.try_emplace(step.machine, 1 + first_of_shard()).first->second;
    if (step.kind == wire::order_kind::search) {
        if (const auto paused = paused_.find(step.machine); paused != paused_.end()) {
            result.parts = std::move(paused->second);
            paused_.erase(paused);
        }
    }
    return result;
}

void campaign::account_for(const plan::step& step, outcome_of_work& came, bool out_of_date, bool ended_otherwise) {
    const auto index = static_cast<std::uint32_t>(step.machine);
    verdict_.executions += came.executions;
    verdict_.redundant += came.redundant;
    verdict_.tasks = std::max(verdict_.tasks, came.tasks);
    longest_[step.machine] = std::max(longest_[step.machine], came.longest);

    plan::outcome outcome{plan::ending::limited, came.pruned_by_bound, came.executions, came.redundant};
    if (step.kind == wire::order_kind::random) {
        next_sample_[step.machine] = came.next_sample;
        outcome.contenders = came.contenders;
        outcome.longest = longest_[step.machine];
        outcome.over_length = came.over_length;
    } else if (!out_of_date && !came.begin_again) {
        paused_[step.machine] = std::move(came.parts);
        if (came.exhausted && !ended_otherwise) outcome.how = plan::ending::exhausted;
    }
    for (const wire::finding& one : came.beside) {
        note_beside(one, index, plan_.machines()[step.machine].on);
        // A long execution says nothing about the others: the search goes on.
        if (is_inconclusive(one.kind) && one.kind != wire::finding_kind::too_long) outcome.how = plan::ending::given_up;
    }
    if (ended_otherwise) outcome.how = plan::ending::given_up;
    plan_.finished(step, outcome);
    plan_.learned(verdict_.tasks, came.program_sets_priorities, crew_.met(&wire::session::weak_orders));
}

campaign::attempt campaign::account(const std::vector<plan::step>& steps, shared_work_result& came) {
    for (std::size_t i = 0; i < steps.size(); ++i)
        account_for(steps[i], came.of[i], came.places_grew && came.still_good != i, came.end && came.end->of == i);
    attempt taken = attempt::finished;
    if (came.end) {
        session_->result.what = came.end->what;
        std::ranges::copy(came.end->schedule, session_->schedule);
        session_->schedule_length = static_cast<std::uint32_t>(came.end->schedule.size());
        const auto all = std::move(came.places);
        show_places(came.end->places);
        const std::size_t machine = steps[came.end->of].machine;
        taken = take(came.end->how, static_cast<std::uint32_t>(machine), plan_.machines()[machine].on);
        came.places = all;
    }
    if (verdict_.result == report::outcome::wrong) return taken;
    interrupted_ = interrupted_ || came.interrupted;
    if (came.places_grew) {
        // A race was found: there are more schedule points now than when the other machines were explored.
        show_places(came.places);
        const std::size_t good = came.still_good ? steps[*came.still_good].machine : static_cast<std::size_t>(-1);
        plan_.begin_again_but(good);
        cuts_.clear();
        std::erase_if(paused_, [&](const auto& one) { return one.first != good; });
    }
    keep_to_memory();
    return taken;
}

// To all workers; those that know fewer places learn them with their next order.
void campaign::show_places(const std::vector<std::uint64_t>& places) {
    std::set<std::uint64_t> known;
    wire::visible_places fresh{};
    for (const std::uint64_t place : places)
        if (fresh.count < wire::max_visible_places && known.insert(place).second) fresh.pc[fresh.count++] = place;
    crew_.show_places(fresh);
}

// Of the paused searches, the one that takes most is given up until the others fit.
void campaign::keep_to_memory() {
    const auto size_of = [](const std::vector<stored_search>& parts) {
        std::size_t sum = 0;
        for (const stored_search& part : parts) sum += part.bytes();
        return sum;
    };
    for (;;) {
        std::size_t sum = 0;
        auto largest = paused_.end();
        for (auto one = paused_.begin(); one != paused_.end(); ++one) {
            sum += size_of(one->second);
            if (largest == paused_.end() || size_of(one->second) > size_of(largest->second)) largest = one;
        }
        if (sum <= wanted_.search_memory || largest == paused_.end()) return;
        plan_.give_up_searching(largest->first);
        paused_.erase(largest);
    }
}

}  // namespace pawl::check::supervise
