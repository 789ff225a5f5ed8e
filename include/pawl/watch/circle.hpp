// Who waits for whom, followed until somebody goes on or the circle closes.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/task_record.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::watch {

/// Who alone can give the object; null where nobody says so, and where that task does not wait itself: then it may give it
/// at any moment. A task is an object too: it holds its own end.
struct holder {
    const task_record* task = nullptr;
    const held_object* held = nullptr;
};
[[nodiscard]] inline holder waiting_holder_of(const void* object) noexcept {
    const std::size_t met = tasks_met.load(std::memory_order_seq_cst);
    for (const task_record& each : std::span{tasks}.first(met)) {
        if (!each.waits()) continue;
        if (&each == object) return {&each, nullptr};
        if (const held_object* const held = each.holds.find(object)) return {&each, held};
    }
    return {};
}

/// What following the waits came to.
struct followed {
    bool closes = false;      ///< it leads back to where it began
    bool transient = false;   ///< by a wait that has a deadline, and so will end
    std::uint64_t trace = 0;  ///< two walks with the same one went the same way, over the same waits
};

/// Follows the waits from a task that has published its own. visit(task, its wait, who holds what it waits for).
template <class Visit>
followed follow(const task_record& from, Visit&& visit) noexcept {
    followed result;
    const task_record* at = &from;
    // A circle may close further on, without the task it began with: that is for those in it.
    for (std::size_t steps = 0; steps < most_tasks; ++steps) {
        seen_wait wait;
        if (!at->read_wait(wait) || wait.may_be_over()) return {};
        const holder next = waiting_holder_of(wait.object);
        if (!next.task) return {};
        const auto index = static_cast<std::uint64_t>(at - tasks.data());
        result.trace = (result.trace ^ (index << 32 | wait.number)) * 0x9e37'79b9'7f4a'7c15;
        result.trace ^= result.trace >> 29;
        result.transient |= wait.transient();
        visit(*at, wait, next);
        if (next.task == &from) {
            result.closes = true;
            return result;
        }
        at = next.task;
    }
    return {};
}

/// True: nobody in the circle will ever go on. Two walks that saw the same waits: each of these tasks waited from the first
/// walk to the second, so none of them can have given anything up in between, and the circle stood at one moment. visit is
/// called on the second walk; what it was told holds only if the result is true.
template <class Visit>
[[nodiscard]] bool closes_a_circle(const task_record& from, Visit&& visit) noexcept {
    const followed first = follow(from, [](const auto&...) {});
    if (!first.closes || first.transient) return false;
    const followed second = follow(from, visit);
    return second.closes && second.trace == first.trace;
}

}  // namespace pawl::inline PAWL_PORT::watch
