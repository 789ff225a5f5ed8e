// --outcomes: which of the ends that were listed are errors, confirmed like any other finding.
#include <algorithm>
#include <ranges>

#include "check/supervise/campaign.hpp"
#include "check/supervise/finding_class.hpp"
#include "check/supervise/outcomes.hpp"

namespace pawl::check::supervise {

// Each kind of error is shown to happen again; the first of them is told as any other finding.
campaign::attempt campaign::settle_outcomes() {
    verdict_.outcomes = read_outcomes(session_->outcomes);
    std::set<wire::finding_kind> kinds;
    std::vector<const report::end_state*> to_show;
    for (const report::end_state& end : verdict_.outcomes)
        if (is_wrong(end.kind) && !end.schedule.empty() && kinds.insert(end.kind).second) to_show.push_back(&end);
    // The first one last: its recording stays.
    for (const report::end_state* end : to_show | std::views::reverse) {
        schedule_ = end->schedule;
        wire::finding expected{};
        expected.kind = end->kind;
        expected.task = any_task;
        const wire::machine on = plan_.machines()[end->machine_index].on;
        if (!confirm(expected, end->machine_index, on)) return interrupted_ ? attempt::finished : attempt::unconfirmed;
        if (end == to_show.front()) keep_recording(end->machine_index, on);
    }
    if (to_show.empty()) return attempt::finished;
    verdict_.result = report::outcome::wrong;
    verdict_.seconds = std::chrono::duration<double>(elapsed()).count();
    return attempt::finished;
}

}  // namespace pawl::check::supervise
