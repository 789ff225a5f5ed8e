#include "check/report/html_verdict.hpp"

#include <algorithm>

#include "check/report/account.hpp"
#include "check/report/call_words.hpp"
#include "check/report/coverage_words.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/numbers.hpp"
#include "check/report/outcome_list.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/safe_text.hpp"
#include "check/report/warning_list.hpp"

namespace pawl::check::report {
namespace {

struct told {
    explanation said;
    std::string machine;  // empty: no execution is told about
};

bool has_finding(const verdict& whole) { return whole.what && whole.what->kind != wire::finding_kind::none; }

told tell(const verdict& whole, task_words& names) {
    told result;
    if (has_finding(whole)) {
        result.said = explain(*whole.what, whole, names);
        result.machine = machine_words(whole.on, [&](int task) { return names.task(task); });
        if (whole.on.kind == wire::machine_kind::one_core) result.machine += " (priorities supposed by Pawl)";
    } else if (whole.result == outcome::inconclusive) {
        result.said.word = "INCONCLUSIVE";
        result.said.headline = whole.reason;
    } else {
        result.said.word = "OK";
        result.said.headline = "nothing wrong";
    }
    return result;
}

std::string element(const std::string& name, const std::string& attributes, const std::string& text) {
    return "<" + name + (attributes.empty() ? "" : " " + attributes) + ">" + html_text(text) + "</" + name + ">";
}

std::string advice(const std::string& label, const std::string& text, const std::string& kind = "dd") {
    if (text.empty()) return {};
    const std::string body = kind == "dd" ? html_text(text) : element(kind, "", text);
    return "<div><dt>" + label + "</dt><dd>" + body + "</dd></div>\n";
}

std::string how_found(const verdict& whole) {
    if (whole.result != outcome::wrong)
        return counted(whole.executions, "execution") + ", " + seconds_text(whole.seconds);
    return ordinal(std::max<std::uint64_t>(whole.executions, 1)) + " schedule, " +
           counted(static_cast<std::uint64_t>(std::max(whole.what->preemptions, 0)), "preemption") + ", " +
           seconds_text(whole.seconds);
}

std::string coverage_html(const verdict& whole) {
    if (whole.result == outcome::wrong || whole.machines.empty()) return {};
    std::string text =
        "<table class=\"coverage\"><caption>What was explored</caption><thead><tr><th scope=\"col\">computer</th>"
        "<th scope=\"col\">how far</th><th scope=\"col\">executions</th></tr></thead><tbody>\n";
    for (const coverage_row& row : coverage_rows(whole))
        text += "<tr>" + element("th", "scope=\"row\"", row.machine) + element("td", "", row.depth) +
                element("td", "", row.executions) + "</tr>\n";
    text += "</tbody></table>\n";
    for (const std::string& fact : coverage_facts(whole)) text += element("p", "class=\"fine\"", fact) + "\n";
    std::string missing;
    for (const std::string& one : not_covered(whole)) missing += (missing.empty() ? "" : ", ") + one;
    return text + element("p", "class=\"fine\"", "not covered: " + missing) + "\n";
}

std::string warnings_html(const verdict& whole, symbolizer& symbols) {
    std::string text;
    for (const std::string& one : warning_list(whole, symbols))
        text += "<p class=\"warning\"><strong>WARNING</strong> " + html_text(one) + "</p>\n";
    if (whole.not_noted > 0)
        text += element("p", "class=\"fine\"", "and " + counted(whole.not_noted, "further warning")) + "\n";
    return text;
}

/// Tables that the text report has already set.
std::string lists_html(const verdict& whole) {
    page narrow;
    narrow.width = 100;
    std::string text = outcome_list(whole, narrow);
    if (whole.result != outcome::wrong) text += calls_report(whole, narrow);
    return text.empty() ? text : element("pre", "class=\"list\" tabindex=\"0\"", text) + "\n";
}

std::string account_html(const verdict& whole) {
    std::string text;
    for (const std::string& line : account_lines(whole)) text += line + "\n";
    return text.empty() ? text : element("pre", "class=\"list\" tabindex=\"0\"", text) + "\n";
}

const char* class_of(outcome result) {
    switch (result) {
        case outcome::ok: return "ok";
        case outcome::wrong: return "wrong";
        case outcome::inconclusive: return "inconclusive";
    }
    return "inconclusive";
}

}  // namespace

std::string html_title(const verdict& whole, task_words& names) {
    const told one = tell(whole, names);
    return html_text(one.said.word + ": " + one.said.headline);
}

std::string html_verdict(const verdict& whole, task_words& names) {
    const told one = tell(whole, names);
    std::string text = "<p class=\"word " + std::string(class_of(whole.result)) + "\">" + html_text(one.said.word) +
                       "</p>\n" + element("h1", "", one.said.headline) + "\n" +
                       element("p", "class=\"found\"", how_found(whole)) + "\n";
    if (!one.said.paragraph.empty()) text += element("p", "class=\"sentences\"", one.said.paragraph) + "\n";
    text += account_html(whole);
    const std::string list =
        advice("Why", one.said.why) + advice("Cure", one.said.cure) + advice("Machine", one.machine) +
        advice("Again", whole.schedule_name.empty() ? "" : "pawl replay " + whole.schedule_name, "code");
    if (!list.empty()) text += "<dl>\n" + list + "</dl>\n";
    text += lists_html(whole) + coverage_html(whole) + warnings_html(whole, names.symbols());
    if (whole.shown && !whole.shown->recorded.events.empty())
        text += element("p", "class=\"fine\"", "To look at: one execution on " + machine_words(whole.shown->on) + ".") +
                "\n";
    return text;
}

}  // namespace pawl::check::report
