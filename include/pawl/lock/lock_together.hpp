// Several locks at once, whatever order they are named in.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/held_together.hpp>
#include <pawl/lock/refusal.hpp>
#include <pawl/lock/several.hpp>
#include <pawl/watch/deadlock.hpp>

#include <expected>
#include <optional>
#include <source_location>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Takes all of them or none: mutex, recursive_mutex, ceiling_mutex, ranked, guarded. Calls like this one never wait for each
/// other in a circle: all take their locks in one order, by rank and then by address. It waits for each lock in turn, so the
/// caller's priority goes to whoever holds that one; std::lock, which tries and begins anew, lends it to nobody. Refused as
/// lock() would be, and where a lock is given twice: then deadlock_error is thrown, and none is held.
///
///     auto held = pawl::lock_together(library, deck, cell);
///     held[cell].tracks += 1;
///
/// A class, because a function with any number of locks could not know its caller's line.
template <class... Locks>
class PAWL_SCOPED_CAPABILITY [[nodiscard]] lock_together : public held_together<Locks...> {
public:
    explicit lock_together(Locks&... locks, std::source_location at = std::source_location::current())
        PAWL_ACQUIRE(locks...) PAWL_NO_THREAD_SAFETY_ANALYSIS : held_together<Locks...>{{&core_of(locks)...}, false} {
        std::optional<deadlock> refused;
        this->held_ = lock::take_all(this->cores_, at, refused) == errc{};
        if (refused) lock::refuse(*refused);
    }
    lock_together(lock_together&&) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS = default;
    lock_together& operator=(lock_together&&) noexcept PAWL_NO_THREAD_SAFETY_ANALYSIS = default;
    ~lock_together() PAWL_RELEASE() = default;
    void unlock() noexcept PAWL_RELEASE() PAWL_NO_THREAD_SAFETY_ANALYSIS { held_together<Locks...>::unlock(); }
};
template <class... Locks>
lock_together(Locks&...) -> lock_together<Locks...>;

/// The same with the refusal as a value.
///
///     if (auto held = pawl::lock_together_or_report(library, deck); !held) log(held.error().report());
template <class... Locks>
class [[nodiscard]] lock_together_or_report : public std::expected<held_together<Locks...>, deadlock> {
public:
    explicit lock_together_or_report(Locks&... locks, std::source_location at = std::source_location::current())
        : std::expected<held_together<Locks...>, deadlock>{take({&core_of(locks)...}, at)} {}

private:
    using held = held_together<Locks...>;
    static std::expected<held, deadlock> take(typename held::all locks, const std::source_location& at) {
        std::optional<deadlock> refused;
        if (lock::take_all(locks, at, refused) == errc{}) return held{locks, true};
        return std::unexpected(*refused);
    }
};
template <class... Locks>
lock_together_or_report(Locks&...) -> lock_together_or_report<Locks...>;

}  // namespace pawl::inline PAWL_PORT
