// The mutex that prevents circles on one core.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/owned.hpp>
#include <pawl/port/port.hpp>

#include <cstdint>
#include <source_location>

namespace pawl::inline PAWL_PORT {

/// As mutex, and its owner runs at priority Ceiling (1 to 99 on Linux, under SCHED_FIFO) from before it takes the lock until
/// it has given it up: the immediate priority ceiling protocol (Lampson and Redell, 1980; Sha, Rajkumar and Lehoczky, 1990).
/// Ceiling is the priority of the highest task that takes the lock. Where all those tasks share one core none of them ever
/// runs while another holds it: nobody waits for it, no two such locks make a circle, in whatever order they are taken, and
/// a task is delayed by one critical section at most. On several cores tasks wait for each other as with mutex, inherit, and
/// a circle is refused.
///
/// Beside what mutex refuses: errc::above_ceiling (invalid_argument) to a task whose own priority is above the ceiling;
/// errc::not_permitted (operation_not_permitted) where the system does not let the task run so high. try_lock says false.
/// Costs two system calls to look and two to change, each about 0.2 us; nothing for a task that is at the ceiling already.
template <int Ceiling>
class PAWL_CAPABILITY("mutex") ceiling_mutex : public lock::owned {
    static_assert(Ceiling >= 1 && Ceiling <= port::highest_priority,
                  "pawl: a ceiling is a priority of the real-time scheduler, 1 to 99 on Linux");

public:
    static constexpr int ceiling = Ceiling;

    /// name: a literal, or what outlives the mutex; for reports.
    constexpr explicit ceiling_mutex(const char* name = "",
                                     std::source_location declared = std::source_location::current()) noexcept
        : owned{name, declared, in_its_manner} {}
    constexpr ceiling_mutex(const char* name, lock_order order,
                            std::source_location declared = std::source_location::current()) noexcept
        : owned{name, declared, in_its_manner.with_order(order)} {}

protected:
    static constexpr lock::manner in_its_manner{.ceiling = static_cast<std::int16_t>(Ceiling)};
    constexpr ceiling_mutex(const char* name, const std::source_location& declared, lock::manner how) noexcept
        : owned{name, declared, how} {}
};

}  // namespace pawl::inline PAWL_PORT
