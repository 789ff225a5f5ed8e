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
    bool by_handler = false;
    std::string by;
    wire::call_path masked_at{};
    shown_by shown;
};

struct real_time {
    std::vector<measured_task> tasks;
    std::vector<blocking_section> sections;
    std::vector<blocked_job> jobs;
    std::vector<kept_away> interrupts;
    std::uint64_t lost = 0;  // sections and jobs for which there was no room

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
    }
};

}  // namespace pawl::check::report
