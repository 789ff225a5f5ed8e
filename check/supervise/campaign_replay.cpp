// One schedule once more, and executions to look at.
#include <algorithm>

#include "check/report/numbers.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/finding_class.hpp"
#include "check/supervise/inconclusive.hpp"
#include "check/supervise/noted_warnings.hpp"
#include "check/supervise/outcomes.hpp"

namespace pawl::check::supervise {
namespace {

/// A schedule and its execution have the same length; else the sentence that says so. Only a loop that is looked at before
/// it is judged takes some steps more the first time.
std::optional<std::string> part_of_an_execution(std::size_t given, std::size_t taken, wire::finding_kind kind) {
    if (taken < given)
        return "the schedule does not fit the program, which ended after " + report::counted(taken, "choice") + " of " +
               report::grouped(given);
    if (taken == given || is_wrong(kind) || kind == wire::finding_kind::waits_for_peer) return std::nullopt;
    return "the schedule ended before the program did, after " + report::counted(given, "choice") +
           ": a part of it is missing. Nothing can be said about the rest";
}

}  // namespace

// The first schedule of the first machine, with every step recorded: where nothing is wrong there is something to see.
void campaign::keep_example() {
    if (verdict_.machines.empty()) return;
    const wire::machine& on = verdict_.machines.front().on;
    trial_.fresh_worker();
    wire::order first = order_for(0, on);
    first.kind = wire::order_kind::replay;
    first.record = true;
    session_->schedule_length = 0;
    session_->event_count = 0;
    session_->output_length = 0;
    const trial_result result = trial_.run(first);
    if (result.ended != trial_result::how::exhausted && result.ended != trial_result::how::found) return;
    report::example& shown = verdict_.shown.emplace();
    shown.recorded = recorded();
    shown.ended = session_->result.what;
    shown.on = on;
}

report::recording campaign::recorded() const {
    const std::size_t events = std::min<std::size_t>(session_->event_count, wire::max_events);
    return {{session_->events, events},
            session_->events_truncated,
            {session_->output, std::min<std::size_t>(session_->output_length, wire::max_output)},
            {session_->named.at,
             session_->named.at + std::min<std::size_t>(session_->named.count, wire::max_named_objects)},
            {session_->account, std::min<std::size_t>(session_->account_length, wire::max_account)}};
}

std::expected<report::verdict, std::string> campaign::replay(std::uint32_t machine_index, const wire::machine& on,
                                                             const std::vector<wire::choice>& schedule) {
    schedule_ = schedule;
    wire::order order = order_for(machine_index, on);
    order.kind = wire::order_kind::replay;
    order.record = true;
    order.keep_warnings = true;
    order.outcomes = true;
    std::ranges::copy(schedule, session_->schedule);
    session_->schedule_length = static_cast<std::uint32_t>(schedule.size());
    const trial_result result = trial_.run(order);
    verdict_.executions = 1;
    verdict_.seconds = std::chrono::duration<double>(elapsed()).count();
    verdict_.tasks = std::max(1u, session_->result.tasks);
    switch (result.ended) {
        case trial_result::how::diverged:
            return std::unexpected("the schedule does not fit the program" +
                                   (result.message.empty()
                                        ? ": what it chooses at its choice " +
                                              report::grouped(session_->schedule_length + 1) + " is not possible there"
                                        : ": " + result.message));
        case trial_result::how::impossible: return std::unexpected(result.message);
        case trial_result::how::interrupted:
        case trial_result::how::died:
        case trial_result::how::out_of_sight:
            verdict_.result = report::outcome::inconclusive;
            verdict_.reason = result.ended == trial_result::how::interrupted ? "stopped by you" : result.message;
            return verdict_;
        case trial_result::how::exhausted:
        case trial_result::how::limited:
        case trial_result::how::found: break;
    }
    const wire::finding_kind kind = session_->result.what.kind;
    if (auto failure = part_of_an_execution(schedule.size(), session_->schedule_length, kind))
        return std::unexpected(*failure);
    keep_recording(machine_index, on);
    collect_warnings(*session_, session_->visible.count, verdict_);
    verdict_.outcomes = read_outcomes(session_->outcomes);
    verdict_.lists_outcomes = !verdict_.outcomes.empty() && !verdict_.outcomes.front().text.empty();
    if (kind == wire::finding_kind::waits_for_peer) verdict_.warnings.push_back(*verdict_.what);
    if (kind == wire::finding_kind::none || kind == wire::finding_kind::waits_for_peer) {
        verdict_.shown = {verdict_.recorded, *verdict_.what, machine_index, on};
        verdict_.what.reset();
    }
    if (is_wrong(kind)) verdict_.result = report::outcome::wrong;
    if (is_inconclusive(kind)) {
        verdict_.result = report::outcome::inconclusive;
        verdict_.reason = inconclusive_reason(*verdict_.what, wanted_.steps);
    }
    return verdict_;
}

}  // namespace pawl::check::supervise
