// The calls of every lock that has an owner in this process.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/calls.hpp>
#include <pawl/lock/core.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/manner.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/watch/deadlock.hpp>

#include <chrono>
#include <expected>
#include <optional>
#include <source_location>

namespace pawl::inline PAWL_PORT::lock {

/// What mutex, recursive_mutex and ceiling_mutex are, each in its manner. Lockable and TimedLockable: std::scoped_lock,
/// std::unique_lock and std::lock take it. Not for interrupts. Never allocates, but for the text of a refusal.
class PAWL_CAPABILITY("mutex") owned {
public:
    /// Blocks until it is this task's. Throws deadlock_error where it never would be (see lock_or_report).
    [[gnu::always_inline]] void lock(std::source_location at = std::source_location::current()) PAWL_ACQUIRE() {
        lock::lock(core_, at);
    }
    /// False: held, by this task or another; or it cannot be held, as lock() would say. Never waits: wait-free; lock-free
    /// where it is the first lock that the task meets, since the task gets its record then.
    [[nodiscard, gnu::always_inline]] bool try_lock(std::source_location at = std::source_location::current()) noexcept
        PAWL_TRY_ACQUIRE(true) {
        return lock::try_lock(core_, at);
    }
    /// False: still held when the time was over. A circle of tasks of whom one has a deadline is none that lasts.
    template <class Rep, class Period>
    [[nodiscard]] bool try_lock_for(std::chrono::duration<Rep, Period> limit,
                                    std::source_location at = std::source_location::current()) PAWL_TRY_ACQUIRE(true) {
        return lock::lock_until(core_, wait::after_now(limit), at);
    }
    template <class Clock, class Duration>
    [[nodiscard]] bool try_lock_until(std::chrono::time_point<Clock, Duration> limit,
                                      std::source_location at = std::source_location::current())
        PAWL_TRY_ACQUIRE(true) {
        return lock::lock_until(core_, wait::on_port_clock(limit), at);
    }
    /// lock() with the refusal as a value: errc::deadlock; owner_died: a task ended while it held the lock (see recover);
    /// too_many: this task holds held_objects::most locks already. Of locks with a rank: out_of_order; with a ceiling:
    /// above_ceiling, not_permitted.
    [[nodiscard]] std::expected<guard, deadlock> lock_or_report(
        std::source_location at = std::source_location::current()) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        std::optional<deadlock> refused;
        if (lock::take(core_, port::clock::time_point::max(), at, refused) == errc{})
            return std::expected<guard, deadlock>{std::in_place, core_};
        return std::unexpected(*refused);
    }
    /// Throws operation_not_permitted by a task that does not hold it. Never waits.
    [[gnu::always_inline]] void unlock() PAWL_RELEASE() { lock::unlock(core_); }

    /// A task ended while it held the lock: what the lock protects may be half changed, and everybody is refused until
    /// somebody takes it with this call, mends that, and lets go.
    [[nodiscard]] bool owner_died() const noexcept { return core_.owner_died(); }
    [[nodiscard]] guard recover(std::source_location at = std::source_location::current())
        PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return guard{lock::take_to_mend(core_, at)};
    }
    [[nodiscard]] const char* name() const noexcept { return core_.name(); }

protected:
    constexpr owned(const char* name, const std::source_location& declared, manner how) noexcept
        : core_{name, declared, how} {}
    ~owned() = default;

private:
    friend core& core_of(owned& lock) noexcept;
    core core_;
};

/// For what takes locks of any kind: a guard, several at once.
[[nodiscard, gnu::always_inline]] inline core& core_of(owned& lock) noexcept { return lock.core_; }

}  // namespace pawl::inline PAWL_PORT::lock

namespace pawl::inline PAWL_PORT {
inline guard::guard(lock::owned& m, std::source_location at) : held_{&lock::core_of(m)} { lock::lock(*held_, at); }
}  // namespace pawl::inline PAWL_PORT
