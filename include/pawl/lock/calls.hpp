// The calls that locks with an owner have in common: the way in that costs nothing, and where it leads when it is barred.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/core.hpp>
#include <pawl/lock/order.hpp>
#include <pawl/lock/refusal.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/this_task.hpp>

#include <optional>
#include <source_location>

namespace pawl::inline PAWL_PORT::lock {

/// Why a call that needs a record cannot have one.
[[gnu::cold, gnu::noinline]] inline errc unknown_task(const core& c, const watch::call_site& at,
                                                      std::optional<deadlock>& refused) noexcept {
    refused.emplace(errc::too_many, c.name(), at);
    refused->because_of({.full = deadlock::table::tasks});
    return errc::too_many;
}

/// errc{}: taken. timeout. Otherwise refused says why.
[[nodiscard, gnu::always_inline]] inline errc take(core& c, port::clock::time_point deadline,
                                                   const std::source_location& where,
                                                   std::optional<deadlock>& refused) noexcept {
    const watch::call_site at = watch::call_site::of(where);
    watch::task_record* const me = watch::this_task();
    if (!me) [[unlikely]]
        return unknown_task(c, at, refused);
    watch_order(*me, c, at);
    if (c.try_take(*me, at)) [[likely]]
        return errc{};
    return c.take_slowly(*me, at, deadline, refused);
}

[[gnu::cold, gnu::noinline]] inline void take_or_throw(core& c, watch::task_record* me, const watch::call_site& at,
                                                       port::clock::time_point deadline, bool& in_time,
                                                       core::entry as = core::entry::ordinary) {
    std::optional<deadlock> refused;
    const errc result = me ? c.take_slowly(*me, at, deadline, refused, as) : unknown_task(c, at, refused);
    in_time = result != errc::timeout;
    if (refused) refuse(*refused);
}

[[gnu::always_inline]] inline void lock(core& c, const std::source_location& where) {
    const watch::call_site at = watch::call_site::of(where);
    watch::task_record* const me = watch::this_task();
    if (me) [[likely]] {
        watch_order(*me, c, at);
        if (c.try_take(*me, at)) [[likely]]
            return;
    }
    bool in_time;
    take_or_throw(c, me, at, port::clock::time_point::max(), in_time);
}
[[gnu::always_inline]] inline bool lock_until(core& c, port::clock::time_point deadline,
                                              const std::source_location& where) {
    const watch::call_site at = watch::call_site::of(where);
    watch::task_record* const me = watch::this_task();
    if (me) [[likely]] {
        watch_order(*me, c, at);
        if (c.try_take(*me, at)) [[likely]]
            return true;
    }
    bool in_time;
    take_or_throw(c, me, at, deadline, in_time);
    return in_time;
}
inline core& take_to_mend(core& c, const std::source_location& where) {
    bool in_time;
    take_or_throw(c, watch::this_task(), watch::call_site::of(where), port::clock::time_point::max(), in_time,
                  core::entry::mending);
    return c;
}
[[gnu::always_inline]] inline bool try_lock(core& c, const std::source_location& where) noexcept {
    watch::task_record* const me = watch::this_task();
    return me && c.try_take_only(*me, watch::call_site::of(where));
}

/// Whoever never locked anything holds nothing, and gets no record for asking.
[[nodiscard, gnu::always_inline]] inline bool give_up_if_held(core& c) noexcept {
    watch::task_record* const me = port::of_this_thread<watch::task_record*>;
    if (!me || !c.held_by(*me)) [[unlikely]]
        return false;
    c.give_up(*me);
    return true;
}
[[gnu::always_inline]] inline void unlock(core& c) {
    if (!give_up_if_held(c)) [[unlikely]]
        refuse_unlock(c.how().kind(), c.name());
}
/// The same where nothing may be thrown.
inline void unlock_or_end(core& c) noexcept {
    if (!give_up_if_held(c)) [[unlikely]]
        misuse_in_destructor("pawl: a guard was destroyed by a task that does not hold its lock");
}

}  // namespace pawl::inline PAWL_PORT::lock
