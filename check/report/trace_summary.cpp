#include "check/report/trace_summary.hpp"

#include <array>
#include <cstdio>

#include "check/report/numbers.hpp"

namespace pawl::check::report {

std::string time_text(double microseconds) {
    if (microseconds == 0) return "0";
    const auto text = [](double value, const char* unit) {
        std::array<char, 48> room{};
        std::snprintf(room.data(), room.size(),
                      value < 10    ? "%.2f %s"
                      : value < 100 ? "%.1f %s"
                                    : "%.0f %s",
                      value, unit);
        return std::string(room.data());
    };
    if (microseconds < 1) return text(microseconds * 1000, "ns");
    if (microseconds < 1000) return text(microseconds, "us");
    if (microseconds < 1e6) return text(microseconds / 1000, "ms");
    return text(microseconds / 1e6, "s");
}

std::vector<task_summary> summary_of(const trace_file& traced) {
    std::vector<task_summary> all;
    for (const trace_file::task& each : traced.tasks) {
        task_summary one;
        one.name = each.name;
        for (const trace_file::stay& stay : each.stays) {
            const double length = stay.to - stay.from;
            if (stay.how == "acts" || stay.how == "spins")
                one.runs += length;
            else if (stay.how == "sleeps")
                one.sleeps += length;
            else if (stay.how == "waits")
                one.waits += length;
            else
                one.could_go_on += length;
            if (stay.how != "waits" || length <= one.longest) continue;
            one.longest = length;
            const std::string what = stay.text.starts_with("waits ") ? stay.text.substr(6) : stay.text;
            one.longest_text = time_text(length) + " " + what + ", at " + time_text(stay.from);
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::string headline_of(const trace_file& traced) {
    std::string text = counted(traced.tasks.size(), "task") + " on " +
                       counted(traced.cores.size(), traced.of_a_run ? "thread" : "core") + ", " +
                       counted(traced.steps.size(), "step");
    if (traced.of_a_run) text += " in " + time_text(traced.length());
    return text;
}

std::vector<std::string> remarks_on(const trace_file& traced) {
    std::vector<std::string> all;
    if (traced.lost != 0)
        all.push_back(counted(traced.lost, "earlier event") +
                      " were written over by later ones: what a task did before its first step here is not known. "
                      "PAWL_TRACE_EVENTS=n keeps more.");
    for (const trace_file::task& each : traced.tasks) {
        if (each.stays.empty()) continue;
        const trace_file::stay& last = each.stays.back();
        if (last.how == "waits" && last.to >= traced.length())
            all.push_back("At its end " + each.name + " " + last.text + ", since " + time_text(last.to - last.from) +
                          ".");
    }
    return all;
}

}  // namespace pawl::check::report
