// Several locks by one call: in which order, and how they go again.
#pragma once

#include <pawl/lock/annotations.hpp>
#include <pawl/lock/calls.hpp>
#include <pawl/lock/core.hpp>
#include <pawl/lock/manner.hpp>
#include <pawl/lock/order.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/this_task.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <source_location>
#include <span>

namespace pawl::inline PAWL_PORT::lock {

/// By rank, and where that is the same by address: an order that all calls keep.
inline void sort(std::span<core*> locks) noexcept {
    std::ranges::sort(locks, [](const core* a, const core* b) {
        return a->how().rank != b->how().rank ? a->how().rank < b->how().rank : std::less<>{}(a, b);
    });
}
/// Null: none is there twice. Sorted ones only.
[[nodiscard]] inline core* twice(std::span<core* const> sorted) noexcept {
    const auto found = std::ranges::adjacent_find(sorted);
    return found == sorted.end() ? nullptr : *found;
}

/// The last one first.
inline void give_up(std::span<core* const> taken) noexcept {
    for (std::size_t i = taken.size(); i > 0; --i) unlock_or_end(*taken[i - 1]);
}

/// One of those that a call takes. Its rank must be above what was held before the call; among themselves the order is the
/// call's.
[[nodiscard]] inline errc take_one(core& c, watch::task_record& me, std::uint64_t ranks_before,
                                   const watch::call_site& at, port::clock::time_point deadline,
                                   std::optional<deadlock>& refused, core::entry as) noexcept {
    const std::uint64_t ranks = me.own.ranks;
    me.own.ranks = ranks_before;
    const errc result = c.try_take(me, at) ? errc{} : c.take_slowly(me, at, deadline, refused, as);
    me.own.ranks |= ranks;
    return result;
}

/// All of them, or none. errc{}, or refused says why.
[[nodiscard]] inline errc take_all(std::span<core*> locks, const std::source_location& where,
                                   std::optional<deadlock>& refused) noexcept {
    const watch::call_site at = watch::call_site::of(where);
    sort(locks);
    if (const core* const same = twice(locks)) {
        refused.emplace(errc::deadlock, same->name(), at);
        refused->because_of({.twice = true});
        return errc::deadlock;
    }
    watch::task_record* const me = watch::this_task();
    if (!me) return unknown_task(*locks.front(), at, refused);
    // What is held already comes before each of them. Among themselves they have the order above, in every call.
    for (const core* const each : locks) watch_order(*me, *each, at);
    const std::uint64_t before = me->own.ranks;
    for (std::size_t i = 0; i < locks.size(); ++i) {
        const errc why =
            take_one(*locks[i], *me, before, at, port::clock::time_point::max(), refused, core::entry::ordinary);
        if (why == errc{}) continue;
        give_up(locks.first(i));
        return why;
    }
    return errc{};
}

}  // namespace pawl::inline PAWL_PORT::lock
