// Locks and who holds them, step by step.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "check/wire/finding.hpp"

namespace pawl::check::report {

struct thing_held;

class lock_table {
public:
    /// Keeps up with one step that took effect.
    void take(const wire::trace_event& event);

    /// The task that holds what this operation wants; -1 if nothing is in its way.
    int in_the_way(wire::operation_kind kind, std::uint64_t object, int task) const;

    std::vector<thing_held> held_by(int task) const;

private:
    struct hold {
        int task;
        int times;  // recursive locks are held more than once
        bool shared;
        wire::operation_kind taken_by;
        std::uint64_t since_step;
    };
    void lock(const wire::trace_event& event, bool shared);
    void unlock(std::uint64_t object, int task, bool wholly);

    std::map<std::uint64_t, std::vector<hold>> holds_;
    std::map<int, std::uint64_t> latest_mutex_;  // of each task: what a condition variable's wait gives up
};

}  // namespace pawl::check::report
