#include "check/report/text_report.hpp"

#include <algorithm>

#include "check/report/account.hpp"
#include "check/report/call_words.hpp"
#include "check/report/columns.hpp"
#include "check/report/coverage_words.hpp"
#include "check/report/ending.hpp"
#include "check/report/known_words.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/noted_words.hpp"
#include "check/report/numbers.hpp"
#include "check/report/outcome_list.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/real_time_words.hpp"
#include "check/report/steps.hpp"
#include "check/report/warning_list.hpp"

namespace pawl::check::report {
namespace {

// What remains of a screen of 40 lines beside the words.
constexpr std::size_t room_for_steps = 20;

std::string title(const std::string& word, const std::string& headline, const std::string& numbers, const page& on) {
    const std::string left = "  " + word + "   " + headline;
    const std::size_t used = columns_of(left) + columns_of(numbers);
    const std::string gap = used + 4 <= on.width ? std::string(on.width - used, ' ') : "\n      ";
    return "  " + on.red(word) + "   " + on.bold(headline) + gap + numbers + "\n\n";
}

std::string advice(const std::string& label, const std::string& text, const page& on) {
    if (text.empty()) return {};
    return "  " + on.bold(padded(label, 9)) + wrapped(text, on.width, 11) + "\n";
}

std::string how_found(const verdict& whole) {
    std::string text = ordinal(std::max<std::uint64_t>(whole.executions, 1)) + " schedule, ";
    text += counted(static_cast<std::uint64_t>(std::max(whole.what->preemptions, 0)), "preemption");
    return text + ", " + seconds_text(whole.seconds);
}

std::string schedule_table(const verdict& whole, task_words& names, const page& on) {
    if (whole.recorded.events.empty()) return {};
    auto lines = lines_of(whole, names, on.verbose ? 3 : 1);
    const auto columns = columns_for(whole, lines, names);
    if (!on.verbose) lines = shortened(std::move(lines), room_for_steps);
    std::string text = table(lines, columns, names, on);
    if (whole.recorded.truncated) text += "     ...  later steps were not recorded\n";
    return text + "\n";
}

std::string program_output(const std::string& output, const std::string& when, const page& on) {
    if (!on.verbose || output.empty()) return {};
    std::string text = "  The program wrote" + when + ":\n   | ";
    for (std::size_t i = 0; i < output.size(); ++i) {
        const char c = output[i];
        if (c == '\n' && i + 1 < output.size())
            text += "\n   | ";
        else if (c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20)
            text += c;
    }
    return text + (text.ends_with('\n') ? "\n" : "\n\n");
}

// As the program laid it out: it may be a table.
std::string account_report(const verdict& whole, const page& on) {
    std::string text;
    for (const std::string& line : account_lines(whole))
        text += "  " + (columns_of(line) + 2 > on.width ? wrapped(line, on.width - 2, 5) : line) + "\n";
    return text.empty() ? text : text + "\n";
}

std::string finding_report(const verdict& whole, symbolizer& symbols, const page& on) {
    task_words names(&*whole.what, whole, symbols);
    const explanation said = explain(*whole.what, whole, names);
    std::string text = title(said.word, said.headline,
                             whole.result == outcome::wrong ? how_found(whole) : seconds_text(whole.seconds), on);
    if (!said.paragraph.empty()) text += "  " + wrapped(said.paragraph, on.width - 2, 2) + "\n\n";
    text += account_report(whole, on);
    text += schedule_table(whole, names, on);
    if (const std::string end = ending(*whole.what, names, on); !end.empty())
        text += on.bold("  At the end") + "\n" + end + "\n";
    text += program_output(whole.recorded.output, "", on);
    text += advice("Why", said.why, on);
    text += advice("Cure", said.cure, on);
    const auto name = [&](int task) { return names.task(task); };
    if (!whole.known_until.empty())
        text += advice("Known", "until " + whole.known_until + ": its entry in the baseline has expired", on);
    text += advice("Board", whole.board, on);
    text += advice("Machine",
                   machine_words(whole.on, name) +
                       (whole.on.kind == wire::machine_kind::one_core ? " (priorities supposed by Pawl)" : ""),
                   on);
    if (!whole.schedule_name.empty()) text += advice("Again", "pawl replay " + whole.schedule_name, on);
    return text;
}

std::string warnings_in_a_word(const verdict& whole, symbolizer& symbols) {
    task_words names(nullptr, whole, symbols);
    const std::size_t all =
        told(whole, names).size() + whole.warnings.size() + whole.unmet_rules.size() + whole.not_noted;
    return all == 0 ? std::string() : ", " + counted(all, "warning");
}

std::string warnings_report(const verdict& whole, symbolizer& symbols, const page& on) {
    std::string text;
    for (const std::string& one : warning_list(whole, symbols))
        text += "  " + on.yellow("WARNING") + "  " + wrapped(one, on.width - 2, 11) + "\n\n";
    if (whole.not_noted > 0) text += "  and " + counted(whole.not_noted, "further warning") + "\n\n";
    return text;
}

std::string known_report(const verdict& whole, symbolizer& symbols, const page& on) {
    std::string text;
    for (const known_line& one : known_lines(whole, symbols))
        text += "  " + on.bold(padded(one.word, 9)) + wrapped(one.text, on.width, 11) + "\n";
    return text.empty() ? text : text + "\n";
}

}  // namespace

std::string text_report(const verdict& whole, symbolizer& symbols, const page& on) {
    std::string text;
    switch (whole.result) {
        case outcome::wrong:
            text = finding_report(whole, symbols, on) + "\n" + known_report(whole, symbols, on) +
                   warnings_report(whole, symbols, on);
            // Worked out from the whole search, and not from one execution.
            if (whole.measured && !whole.measured->timing.rows.empty()) text += real_time_report(whole, symbols, on);
            return whole.lists_outcomes ? text + outcome_list(whole, on) + coverage_report(whole, on) : text;
        case outcome::inconclusive:
            if (whole.what && whole.what->kind != wire::finding_kind::none)
                text += finding_report(whole, symbols, on) + "\n";
            else
                text += "  " + on.yellow("INCONCLUSIVE") + "   " + wrapped(whole.reason, on.width - 2, 17) + "\n";
            break;
        case outcome::ok:
            text +=
                "  " + on.green("OK") + "      " + all_is_well_words(whole) + warnings_in_a_word(whole, symbols) + "\n";
            text += advice("Board", whole.board, on);
            if (whole.shown) text += program_output(whole.shown->recorded.output, " under the first schedule", on);
            // A replayed schedule has only one.
            if (!whole.shown) text += program_output(whole.recorded.output, "", on);
            break;
    }
    const std::string known = known_report(whole, symbols, on);
    return text + outcome_list(whole, on) + coverage_report(whole, on) + calls_report(whole, on) +
           real_time_report(whole, symbols, on) + (known.empty() ? "" : "\n") + known + warnings_report(whole, symbols, on);
}

std::string one_line(const verdict& whole, symbolizer& symbols) {
    if (whole.result == outcome::ok)
        return "OK: " + all_is_well_words(whole) + ", " + counted(whole.executions, "execution") +
               (whole.complete ? ", complete" : ", within the bounds") + warnings_in_a_word(whole, symbols) + "\n";
    if (!whole.what || whole.what->kind == wire::finding_kind::none) return "INCONCLUSIVE: " + whole.reason + "\n";
    task_words names(&*whole.what, whole, symbols);
    const explanation said = explain(*whole.what, whole, names);
    return said.word + ": " + said.headline +
           (whole.schedule_name.empty() ? "" : "; pawl replay " + whole.schedule_name) + "\n";
}

}  // namespace pawl::check::report
