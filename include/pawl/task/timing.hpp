// Response times by analysis: how late each task may be, from what is declared of all. Needs no port, and is known at compile time:
//
//     constexpr pawl::timing::timed_task tasks[] = {{.name = "button", .priority = 3, .period = 10'000, .cost = 900},
//                                                   {.name = "radio", .priority = 2, .period = 50'000, .cost = 7'000}};
//     static_assert(pawl::timing::meets_deadlines(tasks));
//
// M. Joseph, P. Pandya, "Finding response times in a real-time system" (1986); N. Audsley, A. Burns, M. Richardson, K. Tindell,
// A. Wellings, "Applying new scheduling theory to static priority pre-emptive scheduling" (1993); for deadlines beyond the
// period J. Lehoczky, "Fixed priority scheduling of periodic task sets with arbitrary deadlines" (1990); blocking under
// ceilings L. Sha, R. Rajkumar, J. Lehoczky, "Priority inheritance protocols" (1990).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace pawl::timing {

/// Any unit, the same for all: instructions, cycles, microseconds.
using duration = std::int64_t;
inline constexpr duration unbounded = std::numeric_limits<duration>::max();
/// Longer than this nothing is asked for; so no sum of products overflows.
inline constexpr duration longest = duration{1} << 40;

struct timed_task {
    std::string_view name{};
    int priority = 0;       ///< higher is more urgent; equals wait for one another
    duration period = 0;    ///< the least time from one release to the next
    duration deadline = 0;  ///< from the release; 0: the period
    duration cost = 0;      ///< the most that one release takes, what is done in its name on entry and exit included
    duration jitter = 0;    ///< how late it may be released
};

/// A task keeps others away for so long: a lock with a priority ceiling, a section with interrupts off.
struct critical_section {
    std::string_view task{};
    int ceiling = 0;  ///< tasks of this priority and below cannot come in between
    duration length = 0;
};

/// A counted cost and a margin of so many percent, rounded up.
[[nodiscard]] constexpr duration with_margin(duration counted, int percent) noexcept {
    return counted + (counted * percent + 99) / 100;
}

[[nodiscard]] constexpr duration deadline_of(const timed_task& one) noexcept {
    return one.deadline != 0 ? one.deadline : one.period;
}

/// What must be mended before anything can be said; empty: nothing.
[[nodiscard]] constexpr std::string_view mistake_in(std::span<const timed_task> tasks,
                                                    std::span<const critical_section> sections = {}) noexcept {
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const timed_task& one = tasks[i];
        if (one.period <= 0 || one.period > longest) return "a period is not between 1 and 2^40";
        if (one.cost <= 0 || one.cost > longest) return "a cost is not between 1 and 2^40";
        if (one.deadline < 0 || one.deadline > longest) return "a deadline is not between 1 and 2^40";
        if (one.jitter < 0 || one.jitter > longest) return "a jitter is not between 0 and 2^40";
        for (std::size_t other = 0; other < i; ++other)
            if (tasks[other].name == one.name) return "two tasks have one name";
    }
    for (const critical_section& each : sections) {
        if (each.length <= 0 || each.length > longest) return "a section's length is not between 1 and 2^40";
        const timed_task* owner = nullptr;
        for (const timed_task& one : tasks)
            if (one.name == each.task) owner = &one;
        if (owner == nullptr) return "a section belongs to no task";
        if (each.ceiling < owner->priority) return "a section's ceiling is below the priority of its own task";
        if (each.length > owner->cost) return "a section is longer than the whole of its task";
    }
    return {};
}

/// The longest section of a less urgent task that keeps this one away: with ceilings it comes once, and before the task begins.
[[nodiscard]] constexpr duration blocking_of(std::span<const timed_task> tasks, std::span<const critical_section> sections,
                                             std::size_t which) noexcept {
    duration longest_section = 0;
    for (const critical_section& each : sections)
        for (const timed_task& owner : tasks)
            if (owner.name == each.task && owner.priority < tasks[which].priority &&
                each.ceiling >= tasks[which].priority && each.length > longest_section)
                longest_section = each.length;
    return longest_section;
}

namespace detail {
[[nodiscard]] constexpr bool comes_before(const timed_task& other, const timed_task& one) noexcept {
    return &other != &one && other.priority >= one.priority;
}
/// How often the others of at least its urgency can be released while it is under way for so long, as time.
[[nodiscard]] constexpr duration time_of_others(std::span<const timed_task> tasks, const timed_task& one,
                                                duration under_way) noexcept {
    duration sum = 0;
    for (const timed_task& other : tasks) {
        if (!comes_before(other, one)) continue;
        const duration releases = (under_way + other.jitter + other.period - 1) / other.period;
        if (releases > longest / other.cost) return unbounded;
        sum += releases * other.cost;
        if (sum > longest) return unbounded;
    }
    return sum;
}
}  // namespace detail

/// So many rounds are made before an answer counts as not to be had.
inline constexpr int most_rounds = 100'000;

/// The longest time from a release to its end. `unbounded` where it grows for ever, is longer than 2^40, or is not settled after
/// most_rounds.
[[nodiscard]] constexpr duration response_time(std::span<const timed_task> tasks,
                                               std::span<const critical_section> sections, std::size_t which) noexcept {
    const timed_task& one = tasks[which];
    const duration blocked = blocking_of(tasks, sections, which);
    duration worst = 0, earlier = 0;
    // While one release ends after the next has come, the next is delayed by it: all in such a busy stretch are looked at.
    duration busy = one.cost + blocked;
    for (int round = 0; round < most_rounds; ++round) {
        const duration others = detail::time_of_others(tasks, one, busy);
        if (others == unbounded) return unbounded;
        const duration now = blocked + (earlier + 1) * one.cost + others;
        if (now > longest) return unbounded;
        if (now != busy) {
            busy = now;
            continue;
        }
        const duration response = busy - earlier * one.period + one.jitter;
        if (response > worst) worst = response;
        if (busy + one.jitter <= (earlier + 1) * one.period) return worst;
        busy += one.cost;
        ++earlier;
    }
    return unbounded;
}

/// Whether each task ends before its deadline. A mistake in the declaration meets none.
[[nodiscard]] constexpr bool meets_deadlines(std::span<const timed_task> tasks,
                                             std::span<const critical_section> sections = {}) noexcept {
    if (!mistake_in(tasks, sections).empty()) return false;
    for (std::size_t which = 0; which < tasks.size(); ++which)
        if (response_time(tasks, sections, which) > deadline_of(tasks[which])) return false;
    return true;
}

/// The share of the core's time that is asked for, in thousandths, rounded up.
[[nodiscard]] constexpr duration thousandths_used(std::span<const timed_task> tasks) noexcept {
    duration sum = 0;
    for (const timed_task& one : tasks) sum += (one.cost * 1000 + one.period - 1) / one.period;
    return sum;
}

}  // namespace pawl::timing
