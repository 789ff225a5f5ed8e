// Who held which lock from when to when, read off the steps of a recorded execution.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/report/scene.hpp"

namespace pawl::check::report {

/// Steps are counted from 0 as they stand in the recording; `to` is the step that gave the lock back, or the number of
/// steps if none did.
struct holding {
    int task = 0;
    std::uint64_t object = 0;
    wire::operation_kind taken_by = wire::operation_kind::none;
    bool shared = false;
    std::size_t from = 0;
    std::size_t to = 0;

    bool covers(std::size_t step) const { return from <= step && step < to; }
};

/// In the order in which they began.
std::vector<holding> holdings_of(const scene& seen);

/// Somebody other than `task` who has the lock once `step` is done, so that `wanted` has to wait; nullptr if nobody.
const holding* obstacle(const std::vector<holding>& all, int task, std::uint64_t object, wire::operation_kind wanted,
                        std::size_t step);

}  // namespace pawl::check::report
