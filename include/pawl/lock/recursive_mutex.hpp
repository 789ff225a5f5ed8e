// The mutex that its owner may take again.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/owned.hpp>

#include <source_location>

namespace pawl::inline PAWL_PORT {

/// As mutex, but who holds it may take it again: n locks need n unlocks, and others wait until the last. All n count as one
/// lock held. More than 2^32: errc::too_many. Beside the owner's own waits everything else is refused as by mutex.
class PAWL_REENTRANT_CAPABILITY("mutex") recursive_mutex : public lock::owned {
public:
    /// name: a literal, or what outlives the mutex; for reports.
    constexpr explicit recursive_mutex(const char* name = "",
                                       std::source_location declared = std::source_location::current()) noexcept
        : owned{name, declared, in_its_manner} {}
    constexpr recursive_mutex(const char* name, lock_order order,
                              std::source_location declared = std::source_location::current()) noexcept
        : owned{name, declared, in_its_manner.with_order(order)} {}

    // The base's calls; clang knows by these that taking it again is right.
    [[gnu::always_inline]] void lock(std::source_location at = std::source_location::current())
        PAWL_ACQUIRE() PAWL_NO_THREAD_SAFETY_ANALYSIS {
        owned::lock(at);
    }
    [[nodiscard, gnu::always_inline]] bool try_lock(std::source_location at = std::source_location::current()) noexcept
        PAWL_TRY_ACQUIRE(true) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return owned::try_lock(at);
    }
    [[gnu::always_inline]] void unlock() PAWL_RELEASE() PAWL_NO_THREAD_SAFETY_ANALYSIS { owned::unlock(); }

protected:
    static constexpr lock::manner in_its_manner{.recursive = true};
    constexpr recursive_mutex(const char* name, const std::source_location& declared, lock::manner how) noexcept
        : owned{name, declared, how} {}
};

inline guard::guard(recursive_mutex& m, std::source_location at) : guard{static_cast<lock::owned&>(m), at} {}

}  // namespace pawl::inline PAWL_PORT
