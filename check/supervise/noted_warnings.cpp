#include "check/supervise/noted_warnings.hpp"

#include <algorithm>
#include <cstring>

namespace pawl::check::supervise {

bool same_warning(const wire::warning& a, const wire::warning& b) {
    if (a.kind != b.kind || a.parties != b.parties) return false;
    const auto there = [&](const wire::party& one, const wire::warning& in) {
        for (std::uint32_t i = 0; i < in.parties && i < wire::max_parties; ++i)
            if (in.by[i].at.pc[0] == one.at.pc[0] && in.by[i].object == one.object && in.by[i].wanted == one.wanted)
                return true;
        return false;
    };
    for (std::uint32_t i = 0; i < a.parties && i < wire::max_parties; ++i)
        if (!there(a.by[i], b)) return false;
    return true;
}

void collect_warnings(const wire::session& from, std::uint32_t visible, report::verdict& into) {
    const std::uint32_t count = std::min<std::uint32_t>(from.warnings.count, wire::max_warnings);
    for (std::uint32_t i = 0; i < count; ++i) {
        const wire::warning& one = from.warnings.at[i];
        if (std::ranges::any_of(into.noted, [&](const report::noted& known) { return same_warning(known.facts, one); }))
            continue;
        into.noted.push_back({one, {}});
        wire::warning& kept = into.noted.back().facts;
        // With more schedule points than then it would be another schedule.
        if (kept.visible != visible) kept.has_schedule = false;
    }
    for (const std::uint32_t more : from.warnings.more) into.not_noted += more;
}

void forget_warnings(wire::session& session) {
    session.warnings.count = 0;
    std::memset(session.warnings.more, 0, sizeof session.warnings.more);
}

}  // namespace pawl::check::supervise
