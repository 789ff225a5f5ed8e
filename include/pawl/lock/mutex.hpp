// The mutex.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/owned.hpp>

#include <source_location>

namespace pawl::inline PAWL_PORT {

/// Mutual exclusion between tasks, with priority inheritance along chains of any length, and without silence: a lock()
/// that would never return is refused with the circle by name. The calls are those of lock::owned.
///
///     pawl::mutex library{"library"};
///     std::scoped_lock held{library, deck};
class PAWL_CAPABILITY("mutex") mutex : public lock::owned {
public:
    /// name: a literal, or what outlives the mutex; for reports.
    constexpr explicit mutex(const char* name = "",
                             std::source_location declared = std::source_location::current()) noexcept
        : owned{name, declared, in_its_manner} {}
    constexpr mutex(const char* name, lock_order order,
                    std::source_location declared = std::source_location::current()) noexcept
        : owned{name, declared, in_its_manner.with_order(order)} {}

protected:
    static constexpr lock::manner in_its_manner{};
    constexpr mutex(const char* name, const std::source_location& declared, lock::manner how) noexcept
        : owned{name, declared, how} {}
};

}  // namespace pawl::inline PAWL_PORT
