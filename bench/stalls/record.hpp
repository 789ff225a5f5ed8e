// What a run leaves behind, in memory shared with the watchdog: it must be readable when the run has been killed.
#pragma once

#include <atomic>
#include <cstdint>

namespace stalls {

/// Numbers of 64 bits and nothing else, since Go's program (go/record.go) has the same.
struct record {
    std::atomic<std::uint64_t> call_began;  // nanoseconds of CLOCK_MONOTONIC; 0: outside a call
    std::atomic<std::uint64_t> longest;     // nanoseconds
    std::atomic<std::uint64_t> over_1_ms;
    std::atomic<std::uint64_t> longest_own;  // nanoseconds of the thread's own processor time
    std::atomic<std::uint64_t> over_100_us_own;
    std::atomic<std::uint64_t> longest_between;  // the same of what lies between two calls: some arithmetic
    std::atomic<std::uint64_t> over_100_us_between;
    std::atomic<std::uint64_t> inside;  // nanoseconds, sums of all calls and of all that lay between two
    std::atomic<std::uint64_t> between;
    std::atomic<std::uint64_t> calls;
    std::atomic<std::uint64_t> messages;
    std::atomic<std::uint64_t> allocations;  // inside the calls
    std::atomic<std::uint64_t> checks;       // looks for hidden messages
    std::atomic<std::uint64_t> hidden;       // looks that missed a message
    std::atomic<std::uint64_t> finished;
};

}  // namespace stalls
