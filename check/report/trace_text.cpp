#include "check/report/trace_text.hpp"

#include <algorithm>

#include "check/report/safe_text.hpp"
#include "check/report/trace_summary.hpp"

namespace pawl::check::report {
namespace {

std::string right(const std::string& text, std::size_t columns) {
    const std::size_t used = columns_of(text);
    return used < columns ? std::string(columns - used, ' ') + text : text;
}

std::size_t widest_name(const trace_file& traced) {
    std::size_t widest = 4;
    for (const trace_file::task& each : traced.tasks) widest = std::max(widest, columns_of(each.name));
    return std::min<std::size_t>(widest, 24);
}

std::string head(const trace_file& traced, const page& on) {
    std::string text = "  " + on.bold("TRACE") + "   " + headline_of(traced) + "\n";
    for (const std::string& one : remarks_on(traced)) text += "  " + wrapped(one, on.width - 2, 2) + "\n";
    return text + "\n";
}

}  // namespace

std::string trace_overview(const trace_file& traced, const page& on) {
    const std::size_t names = widest_name(traced);
    std::string text = head(traced, on);
    text += "  " +
            on.faint(padded("task", names) + right("runs", 10) + right("could go on", 13) + right("waits", 10) +
                     right("sleeps", 10) + "  longest wait") +
            "\n";
    for (const task_summary& one : summary_of(traced))
        text += "  " + padded(fitted(valid_utf8(one.name), names), names) + right(time_text(one.runs), 10) +
                right(time_text(one.could_go_on), 13) + right(time_text(one.waits), 10) +
                right(time_text(one.sleeps), 10) +
                (one.longest_text.empty() ? "" : "  " + valid_utf8(one.longest_text)) + "\n";
    return text;
}

std::string trace_steps(const trace_file& traced, const page& on) {
    const std::size_t names = widest_name(traced);
    std::string text = head(traced, on);
    std::vector<std::string> why(traced.steps.size());
    for (const trace_file::arrow& one : traced.arrows)
        why[one.to] = "  <- " + traced.tasks[static_cast<std::size_t>(traced.steps[one.from].task)].name + " " +
                      (one.kind == "is read" ? "sent" : one.kind);
    for (std::size_t i = 0; i < traced.steps.size(); ++i) {
        const trace_file::step& one = traced.steps[i];
        const std::string& name = traced.tasks[static_cast<std::size_t>(one.task)].name;
        text += right(std::to_string(one.number), 6) + right(time_text(one.at), 11) + "  " +
                padded(fitted(valid_utf8(name), names), names) + "  " + valid_utf8(one.text) +
                on.faint(valid_utf8(why[i] + (one.place.empty() ? "" : "  " + one.place))) + "\n";
    }
    return text;
}

}  // namespace pawl::check::report
