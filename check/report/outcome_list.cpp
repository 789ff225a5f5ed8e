#include "check/report/outcome_list.hpp"

#include <algorithm>

#include "check/report/machine_words.hpp"
#include "check/report/numbers.hpp"
#include "check/report/paragraph.hpp"

namespace pawl::check::report {
namespace {

// What the program says may hold any bytes.
std::string printable(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    return text;
}

}  // namespace

std::string end_words(const end_state& end) {
    if (end.kind != wire::finding_kind::none && end.kind != wire::finding_kind::exit_status) return kind_key(end.kind);
    return end.exit_status == 0 ? "ok" : "exit status " + std::to_string(end.exit_status);
}

std::string outcome_list(const verdict& whole, const page& on) {
    if (!whole.lists_outcomes) return {};
    std::size_t word = 0;
    std::size_t said = 0;
    std::size_t count = 0;
    for (const end_state& end : whole.outcomes) {
        word = std::max(word, columns_of(end_words(end)));
        said = std::max(said, columns_of(printable(end.text)));
        count = std::max(count, grouped(end.executions).size());
    }
    said = std::min<std::size_t>(said, 60);
    std::string text;
    for (std::size_t i = 0; i < whole.outcomes.size(); ++i) {
        const end_state& end = whole.outcomes[i];
        if (i == 0 || whole.outcomes[i - 1].machine_index != end.machine_index) {
            // A replayed schedule knows no other machine than its own.
            const bool known = end.machine_index < whole.machines.size();
            text += "  " +
                    on.bold(known ? "Outcomes on " + machine_words(whole.machines[end.machine_index].on) : "Outcome") +
                    "\n";
        }
        const std::string executions = grouped(end.executions);
        text += "   " + std::string(count - executions.size(), ' ') + executions + "  " + padded(end_words(end), word) +
                "  " + padded(printable(end.text), said) +
                (end.schedule_name.empty() ? "" : "  " + on.faint(end.schedule_name)) + "\n";
    }
    return text + "\n";
}

}  // namespace pawl::check::report
