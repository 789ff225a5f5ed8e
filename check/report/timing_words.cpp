#include "check/report/timing_words.hpp"

#include <algorithm>
#include <limits>

#include "check/report/numbers.hpp"

namespace pawl::check::report {
namespace {

std::string right(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string time_text(std::int64_t time) {
    return time == std::numeric_limits<std::int64_t>::max() ? "no bound" : std::to_string(time);
}

std::string judgement(const timed_row& one) {
    if (!one.seen) return "no such task was seen";
    if (one.measured_response > one.deadline) return "late";
    return one.undeclared.empty() ? "in time" : "no length is declared of " + one.undeclared;
}

}  // namespace

std::string timing_report(const verdict& whole, const page& on) {
    if (!whole.measured || whole.measured->timing.rows.empty()) return {};
    const timing_table& timing = whole.measured->timing;
    std::size_t widest = 4;
    for (const timed_row& one : timing.rows) widest = std::max(widest, columns_of(one.task));
    std::string text = "  " +
                       wrapped("Deadlines, in " + timing.unit + ": blocked and response as " + timing.file +
                                   " declares them, and with the sections that were seen to block one job" +
                                   (whole.complete ? "" : ", so far"),
                               on.width, 5) +
                       "\n     " + padded("task", widest);
    for (const char* title : {"deadline", "cost", "blocked", "seen", "response", "seen"}) text += right(title, 11);
    text += "\n";
    for (const timed_row& one : timing.rows) {
        text += "     " + padded(one.task, widest);
        for (const std::int64_t each : {one.deadline, one.cost, one.declared_blocking, one.measured_blocking,
                                        one.declared_response, one.measured_response})
            text += right(time_text(each), 11);
        text += "  " + judgement(one) + "\n";
    }
    if (!timing.otherwise.empty()) text += "     " + wrapped(timing.otherwise, on.width, 5) + "\n";
    return text;
}

}  // namespace pawl::check::report
