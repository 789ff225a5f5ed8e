// A check that searches its part of what there is, while others search the rest and nobody hears of the others; and the
// verdict on all of it.
#include <algorithm>

#include "check/supervise/campaign.hpp"
#include "check/supervise/finding_class.hpp"
#include "check/supervise/first_cut.hpp"

namespace pawl::check::supervise {
namespace {

// So many for each shard: one that happens to get the largest does not have all of the work.
constexpr std::size_t parts_each = 8;

// Places that race are points of every schedule: with others of them, other parts.
std::uint64_t with_places(std::uint64_t fingerprint, const wire::visible_places& visible) {
    std::vector<std::uint64_t> all(visible.pc, visible.pc + std::min<std::size_t>(visible.count, wire::max_visible_places));
    std::ranges::sort(all);
    for (const std::uint64_t place : all) fingerprint = (fingerprint ^ place) * 0x100000001b3;
    return fingerprint;
}

}  // namespace

// Of a number of schedules each shard runs as many as the others, or one more. What was run before is in the account of the
// first.
plan_request campaign::own_plan(std::uint64_t executions_before) const {
    plan_request own = wanted_.plan;
    if (own.schedules == 0) return own;
    const std::uint64_t left = own.schedules - std::min(own.schedules, executions_before);
    own.schedules = left / wanted_.part.of + (wanted_.part.index < left % wanted_.part.of ? 1 : 0) +
                    (wanted_.part.index == 0 ? executions_before : 0);
    own.schedules = std::max<std::uint64_t>(own.schedules, 1);
    return own;
}

bool campaign::to_be_cut(const plan::step& step) const {
    if (wanted_.part.whole() || step.kind != wire::order_kind::search) return false;
    const auto paused = paused_.find(step.machine);
    return paused == paused_.end() || paused->second.empty() || uncut_.contains(step.machine);
}

// All shards cut in the same way, and run the same executions to do so; the first one counts them.
campaign::attempt campaign::take_own_parts(const plan::step& step) {
    line_.exploring("cutting the search", "");
    assignment whole = assignment_for(step);
    uncut_.erase(step.machine);
    const std::uint32_t places = session_->visible.count;
    parts_of_search cut = cut_search(trial_, session_, whole.order, std::move(whole.parts),
                                     std::size_t{wanted_.part.of} * parts_each);
    shared_work_result came;
    outcome_of_work& own = came.of.emplace_back();
    own.started = true;
    own.begin_again = cut.how.begin_again;
    own.pruned_by_bound = cut.how.pruned_by_bound;
    own.longest = cut.longest;
    own.tasks = cut.tasks;
    own.program_sets_priorities = cut.program_sets_priorities;
    own.beside = std::move(cut.beside);
    if (wanted_.part.index == 0) own.executions = cut.executions, own.redundant = cut.redundant;
    const bool ended_otherwise =
        cut.how.ended != trial_result::how::exhausted && cut.how.ended != trial_result::how::limited;
    if (ended_otherwise) {
        came.interrupted = cut.how.ended == trial_result::how::interrupted;
        early_end& end = came.end.emplace();
        end.how = cut.how;
        end.what = session_->result.what;
        end.schedule.assign(session_->schedule,
                            session_->schedule + std::min<std::size_t>(session_->schedule_length, wire::max_depth));
        end.places.assign(session_->visible.pc, session_->visible.pc + std::min<std::size_t>(session_->visible.count,
                                                                                            wire::max_visible_places));
    } else if (session_->visible.count != places) {
        came.places_grew = true;
        came.places.assign(session_->visible.pc,
                           session_->visible.pc +
                               std::min<std::size_t>(session_->visible.count, wire::max_visible_places));
    } else if (!own.begin_again) {
        cuts_.push_back({static_cast<std::uint32_t>(step.machine),
                         static_cast<std::uint32_t>(plan_.stage_of(step.machine)), cut.parts.size(),
                         with_places(cut.fingerprint(), session_->visible)});
        for (std::size_t i = 0; i < cut.parts.size(); ++i)
            if (wanted_.part.owns(i)) own.parts.push_back(std::move(cut.parts[i]));
        own.exhausted = own.parts.empty();
    }
    return account({step}, came);
}

report::verdict campaign::conclude(const std::optional<found_schedule>& found, const std::string& missing) {
    if (found) {
        schedule_ = found->schedule;
        wire::finding expected{};
        expected.kind = found->kind;
        expected.task = any_task;
        if (confirm(expected, found->machine_index, found->on)) {
            verdict_.result = report::outcome::wrong;
            keep_recording(found->machine_index, found->on);
        } else {
            verdict_.result = report::outcome::inconclusive;
            verdict_.reason = "what a shard found did not happen again when its schedule was run here";
        }
    } else if (!missing.empty()) {
        verdict_.result = report::outcome::inconclusive;
        verdict_.reason = missing;
    }
    finish();
    return verdict_;
}

}  // namespace pawl::check::supervise
