// What one task does that lets another go on, or that another reads: the arrows of a picture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/report/scene.hpp"

namespace pawl::check::report {

enum class influence_kind : std::uint8_t {
    starts,     // creates a task, which begins
    ends,       // its end is waited for
    hands_on,   // gives a lock back that the other takes
    wakes,      // a signal, a futex, the last one at a barrier
    posts,      // adds to a semaphore that the other takes from
    message,    // writes what the other reads
    interrupts  // an interrupt begins where a task was
};

struct influence {
    influence_kind kind;
    std::size_t from;  // steps, counted from 0 as they stand in the recording
    std::size_t to;
    std::uint64_t object;  // 0 where there is none
};

/// In the order of `to`. Of a value that is read again and again only the first reading counts.
std::vector<influence> influences_in(const scene& seen);

}  // namespace pawl::check::report
