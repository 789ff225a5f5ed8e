#include "comparison.hpp"

#include <algorithm>

#include "enumerator.hpp"

namespace oracle {
namespace {

std::string listed(const std::set<std::string>& these, const std::set<std::string>& without, const std::string& head) {
    std::string text;
    std::size_t shown = 0, count = 0;
    for (const std::string& one : these) {
        if (without.contains(one)) continue;
        ++count;
        if (++shown <= 5) text += "      " + one + "\n";
    }
    return count == 0 ? "" : "    " + head + " (" + std::to_string(count) + "):\n" + text;
}

bool spins_and_yields(const block& all) {
    return std::ranges::any_of(all, [](const statement& s) {
        return s.what == verb::spin_and_yield || spins_and_yields(s.body) || spins_and_yields(s.otherwise);
    });
}

// Ends that the enumerator leaves open get one name on both sides.
std::set<std::string> named_alike(const std::set<std::string>& ends, const std::set<std::string>& enumerated) {
    std::set<std::string> result;
    for (const std::string& one : ends) {
        const std::string open = standstill_of_spinners + one.substr(one.find(" |"));
        const bool still = one.starts_with("deadlock") || one.starts_with("stuck") || one.starts_with("waits-for-peer");
        result.insert(still && enumerated.contains(open) ? open : one);
    }
    return result;
}

}  // namespace

comparison compare(const checker& pawl, const std::filesystem::path& executable, std::size_t number, const program& p,
                   const setting& how, int worker) {
    comparison result;
    if (how.without_yielding_spins && std::ranges::any_of(p.tasks, spins_and_yields)) return result;
    const auto machines = pawl.check(executable, number, how.options, how.asked, worker);
    if (!machines) {
        result.disagreement = "pawl check " + how.options + " failed: " + machines.error() + "\n";
        return result;
    }
    for (const checked_machine& one : *machines) {
        const enumeration all = enumerate(p, one.on);
        ++result.machines;
        result.executions += one.executions;
        if (all.too_large) {
            ++result.skipped;
            continue;
        }
        if (one.complete) ++result.complete;
        const auto theirs = named_alike(one.ends, all.ends), ours = named_alike(all.ends, all.ends);
        const std::string text = listed(theirs, ours, "only pawl check has") +
                                 (one.complete ? listed(ours, theirs, "only the enumerator has") : "");
        if (!text.empty()) result.disagreement += "  on " + one.words + " (" + how.name + "):\n" + text;
    }
    return result;
}

}  // namespace oracle
