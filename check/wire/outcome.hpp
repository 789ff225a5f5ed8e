// Every distinct end that a search has met: how the execution ended, and what the program said of its state
// (check::outcome).
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/wire/finding.hpp"
#include "check/wire/schedule.hpp"

namespace pawl::check::wire {

inline constexpr std::size_t max_outcome_text = 1000;  // of one execution
inline constexpr std::size_t max_outcomes = 12'000;
inline constexpr std::size_t outcome_places = 1u << 14;
inline constexpr std::size_t max_outcome_choices = 1u << 21;  // the schedules of all of them

struct outcome_entry {
    bool has_schedule;
    finding_kind kind;
    std::uint32_t machine_index;
    std::int32_t exit_status;
    std::uint32_t visible_places;  // how many the program had then: with more of them the schedule means nothing
    std::uint64_t executions;
    std::uint32_t schedule_begin, schedule_length;  // in `choices`: of the first one that ended so
    std::uint32_t text_length;
    char text[max_outcome_text];
};

/// In the order in which they were met, found by open addressing. What does not fit is counted, and the search is then not called complete.
struct outcome_table {
    std::uint32_t count;
    std::uint32_t choices_used;
    std::uint64_t lost;                   // executions that ended in a way for which there was no place
    std::uint64_t cut_off;                // executions that said more than max_outcome_text
    std::uint16_t place[outcome_places];  // number of the entry and one; 0: free
    outcome_entry entry[max_outcomes];
    choice choices[max_outcome_choices];
};

}  // namespace pawl::check::wire
