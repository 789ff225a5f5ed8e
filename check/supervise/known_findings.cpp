#include "check/supervise/known_findings.hpp"

#include <algorithm>
#include <sstream>

#include "check/report/finding_identity.hpp"
#include "check/supervise/noted_warnings.hpp"
#include "check/wire/kind_order.hpp"

namespace pawl::check::supervise {
namespace {

bool is_about_a_block(wire::finding_kind kind) {
    return kind == wire::finding_kind::use_after_free || kind == wire::finding_kind::double_free;
}

std::vector<wire::named_object> names_in(const wire::session& session) {
    return {session.named.at, session.named.at + std::min<std::size_t>(session.named.count, wire::max_named_objects)};
}

}  // namespace

report::known_finding known_findings::noted_from(const wire::session& session, std::string fingerprint) const {
    report::known_finding one;
    one.what = session.result.what;
    if (is_about_a_block(one.what.kind)) one.accused = session.accused;
    one.named = names_in(session);
    one.fingerprint = std::move(fingerprint);
    one.machine_index = session.current.machine_index;
    one.on = session.current.on;
    // Met before the search, on a machine that need not be one of its own: until it is met again it has no schedule.
    if (session.current.learns_own_loops) return one;
    one.visible = session.visible.count;
    one.schedule.assign(session.schedule,
                        session.schedule + std::min<std::size_t>(session.schedule_length, wire::max_depth));
    return one;
}

bool known_findings::recognise(const wire::session& session, report::symbolizer& symbols) {
    if (!accepts_) return false;
    const wire::finding& what = session.result.what;
    report::verdict scene;
    scene.executable = executable_;
    scene.board = board_;
    if (is_about_a_block(what.kind)) scene.accused = session.accused;
    scene.recorded.named = names_in(session);
    if (what.kind == wire::finding_kind::race || what.kind == wire::finding_kind::leak)
        collect_warnings(session, session.visible.count, scene);
    std::string fingerprint = report::identity_of(what, scene, symbols).fingerprint;
    if (!accepts_(fingerprint)) return false;
    const std::lock_guard hold(lock_);
    const auto before = std::ranges::find(met_, fingerprint, &report::known_finding::fingerprint);
    if (before == met_.end())
        met_.push_back(noted_from(session, std::move(fingerprint)));
    else if (before->schedule.empty() || before->visible != session.visible.count)
        *before = noted_from(session, std::move(fingerprint));  // with more schedule points it means something again
    return true;
}

std::vector<report::known_finding> known_findings::met() const {
    const std::lock_guard hold(lock_);
    std::vector<report::known_finding> result = met_;
    std::ranges::stable_sort(result, {}, [](const auto& one) { return wire::rank_of(one.what.kind); });
    return result;
}

void known_findings::add_earlier(const std::vector<wire::finding>& what, const std::string& fingerprints) {
    std::istringstream words(fingerprints);
    const std::lock_guard hold(lock_);
    for (const wire::finding& one : what) {
        report::known_finding earlier;
        earlier.what = one;
        words >> earlier.fingerprint;
        met_.push_back(std::move(earlier));
    }
}

void known_findings::forget() {
    const std::lock_guard hold(lock_);
    met_.clear();
}

}  // namespace pawl::check::supervise
