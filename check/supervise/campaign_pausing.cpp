// A check that is interrupted and goes on another time.
#include <algorithm>

#include "check/supervise/campaign.hpp"
#include "check/supervise/noted_warnings.hpp"
#include "check/supervise/promised_calls.hpp"

namespace pawl::check::supervise {
namespace {

constexpr std::chrono::seconds between_savings{5};

void forget_accounts(interrupted_search& of) {
    of.executions = of.redundant = of.not_noted = 0;
    of.seen.cut_by_horizon = of.seen.cut_by_length = 0;
    of.calls.clear();
    for (report::coverage& one : of.planned.coverage) {
        one.executions = one.redundant = 0;
        one.pct.executions = one.pct.over_length = 0;
    }
}

}  // namespace

interrupted_search campaign::standing() const {
    interrupted_search result;
    result.planned = plan_.now();
    for (const auto& [machine, parts] : paused_)
        if (!parts.empty()) result.parts.emplace(machine, parts);
    result.next_sample = next_sample_;
    result.longest = longest_;
    result.first_length = first_length_;
    result.not_followed = not_followed_;
    result.executions = verdict_.executions;
    result.redundant = verdict_.redundant;
    result.tasks = verdict_.tasks;
    result.seconds = earlier_seconds_ + std::chrono::duration<double>(elapsed()).count();
    if (stays_inconclusive_) result.inconclusive_reason = verdict_.reason;
    result.warnings = verdict_.warnings;
    add_earlier(result.warnings);
    const wire::visible_places& visible = session_->visible;
    report::verdict all;
    all.noted = verdict_.noted;
    all.not_noted = verdict_.not_noted;
    for (std::size_t i = 0; i < crew_.size(); ++i) collect_warnings(crew_.session(i), visible.count, all);
    for (const report::noted& one : all.noted) result.noted.push_back(one.facts);
    result.not_noted = all.not_noted;
    for (const report::known_finding& one : known_.met()) {
        result.known.push_back(one.what);
        result.known_as += one.fingerprint + " ";
    }
    result.visible.assign(visible.pc, visible.pc + std::min<std::size_t>(visible.count, wire::max_visible_places));
    result.pool_size = session_->pool_size;
    result.simulate_constructors = session_->simulate_constructors;
    if (session_->usual_exit_status_known) result.usual_exit_status = session_->usual_exit_status;
    result.part = wanted_.part;
    result.over = finished_ && !interrupted_;
    result.cuts = cuts_;
    result.seen = seen();
    result.names = names_seen();
    result.calls = verdict_.calls;
    for (std::size_t i = 0; i < crew_.size(); ++i)
        for (const report::promised_call& one : call_counts(crew_.session(i))) add_call(one, result.calls);
    if (verdict_.result == report::outcome::wrong && verdict_.what)
        result.found = {verdict_.what->kind, verdict_.machine_index, verdict_.on, verdict_.schedule};
    return result;
}

seen_facts campaign::seen() const {
    seen_facts all = earlier_seen_;
    all.weak_orders = all.weak_orders || crew_.met(&wire::session::weak_orders);
    all.mixed_sizes = all.mixed_sizes || crew_.met(&wire::session::mixed_sizes);
    all.yields_taken_as_fair = all.yields_taken_as_fair || crew_.met(&wire::session::yields_taken_as_fair);
    all.task_rules_met |= crew_.task_rules_met();
    for (std::size_t i = 0; i < crew_.size(); ++i) {
        all.cut_by_horizon += crew_.session(i).cut_by_horizon;
        all.cut_by_length += crew_.session(i).cut_by_length;
    }
    return all;
}

std::vector<std::string> campaign::names_seen() const {
    std::vector<std::string> names = crew_.names_seen();
    for (const std::string& one : earlier_names_)
        if (std::ranges::find(names, one) == names.end()) names.push_back(one);
    return names;
}

void campaign::go_on_from(interrupted_search earlier) {
    goes_on_ = true;
    if (earlier.part != wanted_.part) {
        std::uint64_t before = 0;
        for (const report::coverage& one : earlier.planned.coverage) before += one.executions;
        plan_ = plan(own_plan(before));
    }
    // What was done before is in the account of the first shard, and of no other.
    if (earlier.part != wanted_.part && wanted_.part.index != 0) forget_accounts(earlier);
    paused_ = std::move(earlier.parts);
    next_sample_ = std::move(earlier.next_sample);
    longest_ = std::move(earlier.longest);
    first_length_ = earlier.first_length;
    not_followed_ = std::move(earlier.not_followed);
    verdict_.executions = earlier.executions;
    verdict_.redundant = earlier.redundant;
    verdict_.tasks = earlier.tasks;
    earlier_seconds_ = earlier.seconds;
    earlier_warnings_ = std::move(earlier.warnings);
    for (const wire::warning& one : earlier.noted) {
        verdict_.noted.push_back({one, {}});
        verdict_.noted.back().facts.has_schedule = false;  // there may be more schedule points at the end
    }
    verdict_.not_noted = earlier.not_noted;
    verdict_.calls = std::move(earlier.calls);
    earlier_seen_ = earlier.seen;
    earlier_names_ = std::move(earlier.names);
    if (earlier.part == wanted_.part) {
        cuts_ = std::move(earlier.cuts);
    } else {
        for (const auto& [machine, parts] : paused_) uncut_.insert(machine);
        for (auto& [machine, next] : next_sample_) next += first_of_shard();
    }
    known_.add_earlier(earlier.known, earlier.known_as);
    if (!earlier.inconclusive_reason.empty()) {
        stays_inconclusive_ = true;
        verdict_.result = report::outcome::inconclusive;
        verdict_.reason = std::move(earlier.inconclusive_reason);
    }
    plan_.go_on_from(std::move(earlier.planned));
    show_places(earlier.visible);
    session_->pool_size = std::max(session_->pool_size, earlier.pool_size);
    session_->simulate_constructors = earlier.simulate_constructors;
    if (earlier.usual_exit_status) {
        session_->usual_exit_status = *earlier.usual_exit_status;
        session_->usual_exit_status_known = true;
    }
}

// Those that were not seen again: what they came from need not have been explored again.
void campaign::add_earlier(std::vector<wire::finding>& warnings) const {
    for (const wire::finding& earlier : earlier_warnings_)
        if (std::ranges::none_of(warnings, [&](const wire::finding& one) {
                return one.kind == earlier.kind && one.pc == earlier.pc && one.task == earlier.task &&
                       one.peer == earlier.peer;
            }))
            warnings.push_back(earlier);
}

void campaign::keep_now_and_then() {
    if (!wanted_.keep || clock::now() - kept_ < between_savings || verdict_.result == report::outcome::wrong) return;
    kept_ = clock::now();
    wanted_.keep(standing());
}

}  // namespace pawl::check::supervise
