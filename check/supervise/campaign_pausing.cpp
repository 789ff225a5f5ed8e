// A check that is interrupted and goes on another time.
#include <algorithm>

#include "check/supervise/campaign.hpp"
#include "check/supervise/noted_warnings.hpp"

namespace pawl::check::supervise {
namespace {

constexpr std::chrono::seconds between_savings{5};

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
    return result;
}

void campaign::go_on_from(interrupted_search earlier) {
    goes_on_ = true;
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
