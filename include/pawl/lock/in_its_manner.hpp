// Taking and giving up what is more than a plain mutex: again by its owner, in the order of ranks, at a ceiling.
#pragma once

#include <pawl/lock/core.hpp>
#include <pawl/lock/run_at.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace pawl::inline PAWL_PORT::lock {

namespace detail {
[[nodiscard]] constexpr std::uint64_t bit_of(std::uint8_t rank) noexcept { return std::uint64_t{1} << rank; }

/// The highest rank among the locks that the task holds; null where it has none.
[[nodiscard]] inline const watch::held_object* highest_ranked(const watch::held_objects& holds) noexcept {
    const watch::held_object* highest = nullptr;
    for (std::size_t i = 0; i < holds.count(); ++i) {
        const core* const each = core::of(holds[i]);
        if (each && each->how().rank && (!highest || each->how().rank > core::of(*highest)->how().rank))
            highest = &holds[i];
    }
    return highest;
}

/// What the locks make of the task that it still holds, after it gave one up. Whichever it was: they go in any order.
inline void settle(watch::task_record& me) noexcept {
    std::uint64_t ranks = 0;
    int ceiling = me.own.preemption_off ? port::highest_priority : 0;
    for (std::size_t i = 0; i < me.holds.count(); ++i) {
        const core* const each = core::of(me.holds[i]);
        if (!each) continue;
        if (each->how().rank) ranks |= bit_of(each->how().rank);
        ceiling = std::max<int>(ceiling, each->how().ceiling);
    }
    me.own.ranks = ranks;
    if (me.own.ceiling != ceiling) run_at(ceiling, me);
}
}  // namespace detail

/// Whether the task may have it at all, however long it waits; and then it runs at the ceiling.
inline errc core::prepare(watch::task_record& me, deadlock::conflict& met, bool in_order) const noexcept {
    if (in_order && how_.rank && me.own.ranks >> how_.rank != 0) {
        const watch::held_object& highest = *detail::highest_ranked(me.holds);
        met = {highest.name.load(std::memory_order_relaxed), highest.at.load(), how_.rank - 1,
               core::of(highest)->how().rank - 1};
        return errc::out_of_order;
    }
    if (!how_.ceiling) return errc{};
    remember(me);
    met = {nullptr, {}, how_.ceiling, me.own.before.priority};
    if (me.own.before.priority > how_.ceiling) return errc::above_ceiling;
    if (me.own.ceiling >= how_.ceiling || run_at(how_.ceiling, me)) return errc{};
    return errc::not_permitted;
}

inline bool core::try_in_its_manner(watch::task_record& me, const watch::call_site& at, bool in_order) noexcept {
    if (how_.recursive && held_by(me)) {
        if (depth_ == std::numeric_limits<std::uint32_t>::max()) return false;
        ++depth_;
        return true;
    }
    deadlock::conflict met;
    if (me.holds.full() || prepare(me, met, in_order) != errc{}) return false;
    const bool taken = word_.try_take(me.number()) && enter(me, at, entry::ordinary);
    if (taken && how_.rank) me.own.ranks |= detail::bit_of(how_.rank);
    if (taken) tell_that_it_is_held(at);
    if (!taken) detail::settle(me);
    return taken;
}

inline errc core::take_in_its_manner(watch::task_record& me, const watch::call_site& at,
                                     port::clock::time_point deadline, std::optional<deadlock>& refused,
                                     entry as) noexcept {
    if (how_.recursive && held_by(me)) {
        if (depth_ == std::numeric_limits<std::uint32_t>::max())
            return refuse_for_want_of(deadlock::table::again, refused, at);
        ++depth_;
        return errc{};
    }
    deadlock::conflict met;
    if (const errc why = prepare(me, met, true); why != errc{}) {
        // A plain mutex below would say that it waits for itself: that is the better answer.
        if (!(why == errc::out_of_order && held_by(me))) {
            refuse(refused, why, at);
            refused->because_of(met);
            return why;
        }
    }
    const errc result = wait_for_it(me, at, deadline, refused, as);
    if (result == errc{} && how_.rank) me.own.ranks |= detail::bit_of(how_.rank);
    if (result != errc{}) detail::settle(me);
    return result;
}

inline void core::give_up_in_its_manner(watch::task_record& me) noexcept {
    if (depth_ > 0) {
        --depth_;
        return;
    }
    me.holds.remove(this);
    trace::tell_of(trace::traced::unlocked, this);
    word_.give_up(me.number());
    // Of *this nothing is read any more: its next owner may have destroyed it.
    detail::settle(me);
}

}  // namespace pawl::inline PAWL_PORT::lock
