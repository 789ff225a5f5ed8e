// Known findings that a search went on after: each is shown to happen again, like any other.
#include "check/supervise/campaign.hpp"

namespace pawl::check::supervise {

campaign::attempt campaign::settle_known() {
    for (report::known_finding& one : known_.all()) {
        // With more schedule points than then it would be another schedule.
        if (one.visible != session_->visible.count) one.schedule.clear();
        if (one.schedule.empty()) continue;
        schedule_ = one.schedule;
        if (!confirm(one.what, one.machine_index, one.on))
            return interrupted_ ? attempt::finished : attempt::unconfirmed;
    }
    return attempt::finished;
}

}  // namespace pawl::check::supervise
