// Wake-ups that came too early: the commonest reason why a task waits for ever.
#pragma once

#include <cstdint>
#include <optional>

#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct early_wake_up {
    int task;  // who woke
    std::uint64_t step;
    const wire::trace_event* event;
};

/// The last wake-up of what `waiter` waits for that found nobody waiting, before the wait began.
std::optional<early_wake_up> wake_up_before_the_wait(const recording& recorded, const wire::task_snapshot& waiter);

}  // namespace pawl::check::report
