// Wake-ups that did not reach the task that needed them: the commonest reasons why a task waits for ever.
#pragma once

#include <cstdint>
#include <optional>

#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct wake_up {
    int task;  // before the wait: who woke; the wrong task: who was woken
    std::uint64_t step;
};

/// The last wake-up of what `waiter` waits for, if nobody waited there at that time and nobody was woken there since.
std::optional<wake_up> wake_up_before_the_wait(const recording& recorded, const wire::task_snapshot& waiter);

/// The last signal there that woke another task, if that one has gone back to waiting there.
std::optional<wake_up> wake_up_of_the_wrong_task(const recording& recorded, const wire::task_snapshot& waiter);

}  // namespace pawl::check::report
