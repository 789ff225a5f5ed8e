// Who holds and who waits after each step of a recorded execution. The recording says what took effect and when; what a
// task waits for in between follows from what it does next, or from where it stood at the end.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct thing_held {
    std::uint64_t object;
    wire::operation_kind taken_by;
    std::uint64_t since_step;
};

struct task_standing {
    enum class how { not_begun, acts, could_go_on, waits, sleeps, spins, ended } state = how::not_begun;
    int task = 0;
    const wire::trace_event* last = nullptr;   // what it did, nullptr if nothing yet
    const wire::trace_event* next = nullptr;   // what it will do, nullptr if nothing was recorded
    const wire::stack_trace* stack = nullptr;  // where it stands
    // waits: in which operation, for what and for whom
    wire::operation_kind waits_in = wire::operation_kind::none;
    std::uint64_t waits_for = 0;
    int waits_for_task = -1;
    std::vector<thing_held> holds;
};

class task_states {
public:
    explicit task_states(const verdict& whole);

    /// How every task that exists stands after the event at `index` has taken effect, by number.
    std::vector<task_standing> after(std::size_t index) const;

private:
    const wire::trace_event* next_of(int task, std::size_t index) const;
    const wire::task_snapshot* at_the_end(int task) const;

    const verdict& whole_;
    std::map<int, std::vector<std::size_t>> events_of_;  // of each task, in order
};

}  // namespace pawl::check::report
