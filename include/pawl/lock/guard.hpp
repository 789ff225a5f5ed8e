// Holds a lock while it lives.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/calls.hpp>
#include <pawl/lock/core.hpp>
#include <pawl/port/port.hpp>

#include <source_location>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace lock {
class owned;
}
class recursive_mutex;
class condition;

/// Gives a lock up when it goes: a mutex, recursive_mutex, ceiling_mutex, ranked. Movable, within its task. Not across
/// co_await: another coroutine of the thread would find the lock its own.
class PAWL_SCOPED_CAPABILITY [[nodiscard]] guard {
public:
    /// As m.lock(). The report names this line.
    explicit guard(lock::owned& m, std::source_location at = std::source_location::current()) PAWL_ACQUIRE(m);
    explicit guard(recursive_mutex& m, std::source_location at = std::source_location::current()) PAWL_ACQUIRE(m);
    guard(guard&& other) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS : held_{std::exchange(other.held_, nullptr)} {}
    guard& operator=(guard&& other) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS {
        guard{std::move(other)}.swap(*this);
        return *this;
    }
    ~guard() PAWL_RELEASE() {
        if (held_) lock::unlock_or_end(*held_);
    }

    /// Before its end. Throws operation_not_permitted on another task than the one that locked.
    void unlock() PAWL_RELEASE() {
        if (held_) lock::unlock(*std::exchange(held_, nullptr));
    }
    [[nodiscard]] bool owns_lock() const noexcept { return held_ != nullptr; }
    explicit operator bool() const noexcept { return owns_lock(); }
    void swap(guard& other) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS { std::swap(held_, other.held_); }

    /// Holds nothing.
    guard() noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS : held_{nullptr} {}
    /// For locks: holds what this task has just taken.
    explicit guard(lock::core& taken) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS : held_{&taken} {}

private:
    friend class condition;
    lock::core* held_;
};

}  // namespace pawl::inline PAWL_PORT
