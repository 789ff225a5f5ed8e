#include "check/report/known_words.hpp"

#include "check/report/noted_words.hpp"
#include "check/report/numbers.hpp"

namespace pawl::check::report {

verdict alone(const known_finding& one, const verdict& whole) {
    verdict result;
    result.result = outcome::wrong;
    result.executable = whole.executable;
    result.board = whole.board;
    result.noted = whole.noted;
    if (one.warned) result.noted.assign(1, *one.warned);
    result.what = one.what;
    result.accused = one.accused;
    result.recorded.named = one.named;
    result.on = one.on;
    result.schedule_name = one.schedule_name;
    return result;
}

explanation explain_known(const known_finding& one, const verdict& whole, symbolizer& symbols) {
    const verdict only = alone(one, whole);
    task_words names(&one.what, only, symbols);
    return explain(one.what, only, names);
}

std::size_t known_count(const verdict& whole) {
    return whole.known.size() + whole.known_noted.size() + whole.known_warnings.size();
}

std::string all_is_well_words(const verdict& whole) {
    const std::size_t count = known_count(whole);
    return count == 0 ? "nothing wrong" : "nothing new, " + counted(count, "known finding");
}

std::vector<known_line> known_lines(const verdict& whole, symbolizer& symbols) {
    std::vector<known_line> lines;
    for (const known_finding& one : whole.known) {
        const explanation said = explain_known(one, whole, symbols);
        std::string text = kind_key(one.what.kind) + " " + one.fingerprint + ": " + said.headline + ".";
        if (!one.reason.empty()) text += " Accepted: " + one.reason + ".";
        if (!one.schedule_name.empty()) text += " Again: pawl replay " + one.schedule_name;
        lines.push_back({"KNOWN", text});
    }
    task_words names(nullptr, whole, symbols);
    for (const noted& one : whole.known_noted)
        lines.push_back({"KNOWN", kind_key(one.facts.kind) + ": " + explain(one, names).headline});
    for (const wire::finding& one : whole.known_warnings) {
        task_words warned(&one, whole, symbols);
        lines.push_back({"KNOWN", kind_key(one.kind) + ": " + explain(one, whole, warned).headline});
    }
    for (const missed_finding& one : whole.missed)
        if (one.looked_for)
            lines.push_back({"FIXED?", one.kind + " " + one.fingerprint +
                                           (one.message.empty() ? "" : ", " + one.message) +
                                           ": no longer found. If it is fixed, take it out of the baseline"});
    return lines;
}

}  // namespace pawl::check::report
