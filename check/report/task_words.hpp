// Names of tasks and of the things they share, the same throughout a report.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "check/report/local_variables.hpp"
#include "check/report/source_lines.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

class task_words {
public:
    task_words(const wire::finding* what, const verdict& whole, symbolizer& symbols);

    /// `audio`, `main`, `task2`.
    std::string task(int id) const;
    /// "Task "audio"" at the start of a sentence; for main as well.
    std::string subject(int id) const;

    /// `mutex a`, `forks[2]`, `mutex B` for one without a name. The noun is taken from how the thing was used.
    std::string object(std::uint64_t address, wire::operation_kind used);
    /// The name alone.
    std::string bare_object(std::uint64_t address, wire::operation_kind used);
    /// The name that it has in the program, the same in every execution; empty if it has none.
    std::string lasting_name(std::uint64_t address);

    const wire::task_snapshot* snapshot(int id) const;
    /// Innermost own frame of a task's stack; an empty one if there is none.
    source_frame place_of(const wire::stack_trace& stack);
    /// Where it really stands: in a library that its own code called, too.
    source_frame inner_place_of(const wire::stack_trace& stack);
    source_frame place_of(const wire::call_path& path);
    /// Where a task took what it holds.
    source_frame place_of(const wire::held_object& held, int task);
    /// Where a task stands, for a sentence: ` at abba.cpp:12`, or nothing.
    std::string at(const source_frame& place) const;
    const std::string& source(const source_frame& place) { return lines_.line(place.file, place.line); }

    /// The function that does not come back: the outermost library or own function at the place the task stands at.
    std::string spinning_function(const wire::stack_trace& stack, std::string_view promise_text);

    symbolizer& symbols() { return symbols_; }
    const std::string& executable() const { return whole_.executable; }
    source_lines& lines() { return lines_; }

private:
    const std::string& variable(std::uint64_t address);

    const wire::finding* what_;
    const verdict& whole_;
    symbolizer& symbols_;
    source_lines lines_;
    local_variables locals_;
    std::map<std::uint64_t, std::string> names_;  // of variables, empty where there is none
    std::set<std::string> local_names_;
    std::map<std::uint64_t, std::string> labels_;  // of things without a name
    std::map<std::uint64_t, std::string_view> nouns_;
};

}  // namespace pawl::check::report
