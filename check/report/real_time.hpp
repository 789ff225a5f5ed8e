// What --real-time has measured, as it is told: how long tasks and interrupts were kept waiting, in steps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/wire/blocking.hpp"

namespace pawl::check::report {

/// The schedule of an execution that showed it.
struct shown_by {
    std::uint32_t machine_index = 0;
    std::vector<wire::choice> schedule;  // empty where there was no room for it
    std::string name;                    // what `pawl replay` takes
};

/// One task, kept waiting by another one of lower priority, because of one thing.
struct blocking_section {
    wire::blocking_cause cause{};
    std::string task, by;
    int priority = 0, by_priority = 0;
    std::uint64_t object = 0;
    wire::operation_kind used{};
    wire::call_path taken_at{};
    std::uint64_t worst = 0;
    shown_by shown;
};

/// What a job of a task was blocked by, all in all.
struct blocked_job {
    std::string task;
    std::vector<std::size_t> sections;  // in real_time::sections
    bool more = false;                  // than there was room for
    std::uint64_t worst = 0;
    shown_by shown;
};

struct measured_task {
    std::string name;
    int priority = 0;
    std::uint64_t worst_own = 0;
};

struct kept_away {
    std::string interrupt;
    int priority = 0, core = 0;
    std::uint64_t worst = 0;
    bool by_handler = false, and_further = false;
    std::string by;
    wire::call_path masked_at{};
    shown_by shown;
};

/// --timing: what the file says of a task, and what follows from the sections that were seen to block it. In the file's unit.
struct timed_row {
    std::string task;
    std::int64_t deadline = 0, cost = 0;
    std::int64_t declared_blocking = 0, declared_response = 0;
    std::int64_t measured_blocking = 0, measured_response = 0;
    bool seen = false;       // there is such a task in the program
    std::string undeclared;  // a section that blocks it and has no length in the file; empty: all have one
    shown_by shown;          // the execution with that blocking
};

struct timing_table {
    std::string file, unit;
    std::vector<timed_row> rows;
    std::string otherwise;  // where program and file do not mean the same priorities; empty: they do
};

struct real_time {
    std::vector<measured_task> tasks;
    std::vector<blocking_section> sections;
    std::vector<blocked_job> jobs;
    std::vector<kept_away> interrupts;
    std::uint64_t lost = 0;  // sections and jobs for which there was no room
    timing_table timing;     // no file: no rows

    /// Of those that blocked a job of this task, the worst; null: none did.
    [[nodiscard]] const blocked_job* worst_of(const std::string& task) const {
        const blocked_job* worst = nullptr;
        for (const blocked_job& one : jobs)
            if (one.task == task && (worst == nullptr || one.worst > worst->worst)) worst = &one;
        return worst;
    }

    template <class Visit>
    void each_shown(Visit&& visit) {
        for (blocking_section& one : sections) visit(one.shown);
        for (blocked_job& one : jobs) visit(one.shown);
        for (kept_away& one : interrupts) visit(one.shown);
        for (timed_row& one : timing.rows) visit(one.shown);
    }
};

}  // namespace pawl::check::report
