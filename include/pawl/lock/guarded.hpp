// A value and the lock that protects it, in one object: the value cannot be reached without the lock.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/declared_name.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/owned.hpp>
#include <pawl/watch/deadlock.hpp>

#include <concepts>
#include <expected>
#include <functional>
#include <source_location>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// The way to a guarded value while its lock is held. Movable, within its task. Empty after a try_lock that did not get it,
/// and after unlock(): then -> and * must not be used.
template <class T>
class [[nodiscard]] guarded_access {
public:
    [[nodiscard]] T& operator*() const noexcept { return *value_; }
    [[nodiscard]] T* operator->() const noexcept { return value_; }
    [[nodiscard]] bool owns_lock() const noexcept { return held_.owns_lock(); }
    explicit operator bool() const noexcept { return owns_lock(); }
    /// Before its end.
    void unlock() PAWL_NO_THREAD_SAFETY_ANALYSIS {
        value_ = nullptr;
        held_.unlock();
    }
    guarded_access(guarded_access&& other) noexcept
        : held_{std::move(other.held_)}, value_{std::exchange(other.value_, nullptr)} {}
    guarded_access& operator=(guarded_access&& other) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS {
        held_ = std::move(other.held_);
        value_ = std::exchange(other.value_, nullptr);
        return *this;
    }
    ~guarded_access() = default;

private:
    template <class Value, class Mutex>
    friend class guarded;
    guarded_access(guard&& held, T* value) noexcept : held_{std::move(held)}, value_{value} {}
    guard held_;
    T* value_;
};

/// A T that is reached under its lock only; the lock may be any that has an owner in this process. The calls refuse what
/// Mutex refuses, and name the caller's line. A const guarded gives a const T, under the same lock.
///
///     pawl::guarded<std::map<int, track>> library{"library"};
///     library.with([](auto& tracks) { tracks.erase(7); });
///     auto tracks = library.lock();   // until the end of the block
///
/// A reference or pointer to the value that is kept longer than the lock cannot be refused by a C++ compiler: with() refuses
/// to return one to the value itself, and that is all that can be seen from here.
template <class T, class Mutex = mutex>
class guarded {
    static_assert(std::is_object_v<T> && !std::is_const_v<T>, "pawl: a guarded value is an object that may change");
    static_assert(std::derived_from<Mutex, lock::owned>,
                  "pawl: a guarded value needs a lock with an owner: mutex, recursive_mutex, ceiling_mutex or ranked");

public:
    using value_type = T;
    using mutex_type = Mutex;

    /// name: a literal, or what outlives the object; for reports. The value is made from the other arguments.
    template <class... Arguments>
    requires std::constructible_from<T, Arguments...>
    constexpr explicit guarded(lock::declared_name name, Arguments&&... arguments)
        : mutex_{name.name, name.order, name.at}, value_(std::forward<Arguments>(arguments)...) {}
    constexpr explicit guarded(
        std::source_location declared = std::source_location::current()) requires std::default_initializable<T>
        : mutex_{"", declared}, value_() {}

    /// Calls f with the value under the lock; returns what f returns. (A constraint on f here would look into generic lambdas
    /// with a const value, too.)
    template <class F>
    decltype(auto) with(F&& f, std::source_location at = std::source_location::current()) {
        return with_value(std::forward<F>(f), value_, at);
    }
    template <class F>
    decltype(auto) with(F&& f, std::source_location at = std::source_location::current()) const {
        return with_value(std::forward<F>(f), value_, at);
    }

    [[nodiscard]] guarded_access<T> lock(std::source_location at = std::source_location::current()) {
        return {guard{mutex_, at}, &value_};
    }
    [[nodiscard]] guarded_access<const T> lock(std::source_location at = std::source_location::current()) const {
        return {guard{mutex_, at}, &value_};
    }
    /// Look whether it owns the lock.
    [[nodiscard]] guarded_access<T> try_lock(std::source_location at = std::source_location::current()) noexcept {
        return tried(value_, at);
    }
    [[nodiscard]] guarded_access<const T> try_lock(
        std::source_location at = std::source_location::current()) const noexcept {
        return tried(value_, at);
    }
    /// The errors are those of Mutex::lock_or_report.
    [[nodiscard]] std::expected<guarded_access<T>, deadlock> lock_or_report(
        std::source_location at = std::source_location::current()) {
        return reported(value_, at);
    }
    [[nodiscard]] std::expected<guarded_access<const T>, deadlock> lock_or_report(
        std::source_location at = std::source_location::current()) const {
        return reported(value_, at);
    }
    /// For the first who comes after a task that ended while it held the lock: the value may be half changed.
    [[nodiscard]] guarded_access<T> recover(std::source_location at = std::source_location::current()) {
        return {mutex_.recover(at), &value_};
    }
    [[nodiscard]] bool owner_died() const noexcept { return mutex_.owner_died(); }
    [[nodiscard]] const char* name() const noexcept { return mutex_.name(); }

private:
    template <class Value, class Lock>
    friend lock::core& core_of(const guarded<Value, Lock>& cell) noexcept;
    template <class Value, class Lock>
    friend Value& value_under_lock(guarded<Value, Lock>& cell) noexcept;

    template <class F, class Seen>
    decltype(auto) with_value(F&& f, Seen& value, const std::source_location& at) const {
        using result = std::invoke_result_t<F, Seen&>;
        constexpr bool refers = std::is_reference_v<result> || std::is_pointer_v<result>;
        static_assert(
            !refers || !std::is_same_v<std::remove_cv_t<std::remove_pointer_t<std::decay_t<result>>>, T>,
            "pawl: with() would return a reference to the guarded value, which would be used without the lock");
        const guard held{mutex_, at};
        return std::invoke(std::forward<F>(f), value);
    }
    template <class Seen>
    guarded_access<Seen> tried(Seen& value,
                               const std::source_location& at) const noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS {
        if (!mutex_.try_lock(at)) return {guard{}, nullptr};
        return {guard{lock::core_of(mutex_)}, &value};
    }
    template <class Seen>
    std::expected<guarded_access<Seen>, deadlock> reported(Seen& value, const std::source_location& at) const {
        auto held = mutex_.lock_or_report(at);
        if (!held) return std::unexpected(held.error());
        return guarded_access<Seen>{std::move(*held), &value};
    }

    mutable Mutex mutex_;
    T value_;
};

/// For locks that take several.
template <class Value, class Lock>
[[nodiscard]] lock::core& core_of(const guarded<Value, Lock>& cell) noexcept {
    return lock::core_of(cell.mutex_);
}
/// For who holds the lock.
template <class Value, class Lock>
[[nodiscard]] Value& value_under_lock(guarded<Value, Lock>& cell) noexcept {
    return cell.value_;
}

}  // namespace pawl::inline PAWL_PORT
