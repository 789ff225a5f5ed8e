// --real-time: how long tasks of lower priority, and sections that no interrupt may enter, kept others waiting, in steps. Each
// worst one with the schedule that shows it. docs/real-time.md says what counts.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/wire/operation_kind.hpp"
#include "check/wire/schedule.hpp"
#include "check/wire/warning.hpp"

namespace pawl::check::wire {

inline constexpr std::size_t max_measured_tasks = 32;
inline constexpr std::size_t max_blocking_sections = 64;
inline constexpr std::size_t max_blocked_jobs = 64;
inline constexpr std::size_t max_measured_interrupts = 32;
inline constexpr std::size_t max_sections_of_a_job = 6;
inline constexpr std::size_t max_measured_choices = 1u << 12;

/// The execution that showed the worst.
struct shown_by {
    bool has_schedule;
    bool fresh;  // of the execution going on: its schedule is not known yet
    std::uint32_t machine_index;
    std::uint32_t visible;  // places that were schedule points then: with more of them steps are counted anew
    std::uint32_t length;
    choice schedule[max_measured_choices];
};

enum class blocking_cause : std::uint8_t {
    lock,     // it waits for a lock that the other one holds
    core,     // it could run, and the other one has its core by a priority that it was lent, or that a lock has
    message,  // it waits for what the other one then did: no lock that is known to have an owner
};

/// One task, kept waiting by another one of lower priority, because of one thing.
struct blocking_section {
    blocking_cause cause;
    char task[32], by[32];
    std::int32_t priority, by_priority;  // their own
    std::uint64_t object;                // 0: none is known
    operation_kind used;                 // what for: it gives the thing its noun
    call_path taken_at;   // where `by` took the lock; of a message: where `by` stood when it ended the wait
    std::uint64_t worst;  // steps of the longest
    shown_by shown;
};

/// What one job of a task was blocked by, all in all. Of jobs blocked by the same sections the worst is kept.
struct blocked_job {
    char task[32];
    std::int32_t priority;
    std::uint32_t sections;                        // those that have room
    std::uint16_t section[max_sections_of_a_job];  // in real_time_facts::section, ascending
    bool more;                                     // than have room
    std::uint64_t worst;
    shown_by shown;
};

struct measured_task {
    char name[32];
    std::int32_t priority;
    std::uint64_t worst_own;  // own steps of its longest job
};

/// How long an interrupt that could come was kept away.
struct measured_interrupt {
    char name[32];
    std::int32_t priority, core;
    std::uint64_t worst;
    bool by_handler;   // of another interrupt
    bool and_further;  // others followed at once
    char by[32];       // who masked it, or whose handler it was, first
    call_path masked_at;
    shown_by shown;
};

struct real_time_facts {
    std::uint32_t lost;  // what there was no room for
    std::uint32_t tasks, sections, jobs, interrupts;
    measured_task task[max_measured_tasks];
    blocking_section section[max_blocking_sections];
    blocked_job job[max_blocked_jobs];
    measured_interrupt interrupt[max_measured_interrupts];
};

}  // namespace pawl::check::wire
