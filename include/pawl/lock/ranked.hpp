// A lock with a place in the order of all: who keeps the order cannot be in a circle.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/manner.hpp>
#include <pawl/lock/owned.hpp>

#include <concepts>
#include <source_location>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Says that a lock of this rank is held; with() hands it to the code that runs under the lock. Neither copied nor moved,
/// so that it does not outlive that code; a reference to it must not be kept either.
template <unsigned Rank>
class rank_held {
public:
    rank_held(const rank_held&) = delete;
    rank_held& operator=(const rank_held&) = delete;

private:
    template <class OtherMutex, unsigned Other>
    friend class ranked;
    rank_held() noexcept = default;
};

/// A mutex, recursive_mutex or ceiling_mutex with a rank: a task takes locks in rising order of their ranks, each rank once.
/// Locks without a rank do not count. with() keeps the order while compiling:
///
///     library.with([&](auto held) {
///         deck.with(held, [&](auto) { ... });   // does not compile where deck's rank is not greater
///     });
///
/// lock(), and a with() that is given no token or an outer one, are looked at when they run, by one comparison: deadlock_error
/// and lock_or_report say errc::out_of_order, and which lock of a rank as great is held. Whoever never waits closes no circle:
/// try_lock takes it in any order, so std::scoped_lock may take several, and what is waited for afterwards must be above all
/// of them. lock_together may take several of one rank. All else is Mutex's.
template <class Mutex, unsigned Rank>
class PAWL_CAPABILITY("mutex") ranked : public Mutex {
    static_assert(std::derived_from<Mutex, lock::owned>,
                  "pawl: only a lock with an owner can have a rank: mutex, recursive_mutex or ceiling_mutex");
    static_assert(Rank < lock::most_ranks, "pawl: ranks are 0 to 62");

public:
    static constexpr unsigned rank = Rank;

    /// name: a literal, or what outlives the mutex; for reports.
    constexpr explicit ranked(const char* name = "",
                              std::source_location declared = std::source_location::current()) noexcept
        : Mutex{name, declared, Mutex::in_its_manner.with_rank(Rank)} {}
    constexpr ranked(const char* name, lock_order order,
                     std::source_location declared = std::source_location::current()) noexcept
        : Mutex{name, declared, Mutex::in_its_manner.with_rank(Rank).with_order(order)} {}

    /// Calls f(token) under the lock; returns what f returns.
    template <class F>
    decltype(auto) with(F&& f, std::source_location at = std::source_location::current()) {
        const guard held{static_cast<lock::owned&>(*this), at};
        return std::forward<F>(f)(rank_held<Rank>{});
    }
    /// The same where the lock that `held` speaks of is held already.
    template <unsigned Held, class F>
    decltype(auto) with(const rank_held<Held>& held, F&& f, std::source_location at = std::source_location::current()) {
        static_assert(
            Held < Rank,
            "pawl: locks are taken in rising order of their ranks: this one's rank is not above that of the lock "
            "which is held, and two tasks that take them in opposite orders would wait for each other");
        static_cast<void>(held);
        return with(std::forward<F>(f), at);
    }
};

}  // namespace pawl::inline PAWL_PORT
