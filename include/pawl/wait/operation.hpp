// What the waiting dance knows of a channel: an operation that can be attempted, and that can be waited for.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/told.hpp>

#include <concepts>
#include <cstddef>

namespace pawl::inline PAWL_PORT::wait {

class party;

/// The seam. Blocking calls, select and co_await are made of these and of nothing else that a channel has.
///
/// attempt() tries without waiting and says whether the operation is over, for good or ill; it keeps its own result.
/// enter(), leave() frame a wait; leave() passes a wake-up on if work remains for somebody else.
/// watch() is what to sleep on, taken before the last look.
/// due() is when to look again in any case; max() where only a wake-up matters.
template <class T>
concept operation = requires(T op) {
    { op.attempt() }
    noexcept->std::same_as<bool>;
    { op.leave() }
    noexcept;
    { op.watch() }
    noexcept->std::same_as<port::watched>;
    { op.due() }
    noexcept->std::same_as<port::clock::time_point>;
};

/// An operation that looks at its channel only: any number of them may be entered while one is attempted.
template <class T>
concept plain_operation = operation<T> && requires(T op) {
    { op.enter() }
    noexcept;
    { op.ready() }
    noexcept->std::same_as<bool>;  // attempt() would end it, unless somebody else is quicker
};

/// An operation that peers complete: an offer at a rendezvous. One party stands behind all offers of a wait, so that one
/// compare-exchange decides which of them is taken. Nothing is attempted while a party is open.
template <class T>
concept offering_operation = operation<T> && requires(T op, party& p) {
    { op.enter(p, std::size_t{}) }
    noexcept->std::same_as<bool>;  // false: no place to lay the offer
    { op.ready(p) }
    noexcept->std::same_as<bool>;  // a peer waits whom this party must claim; withdraw and attempt
    { op.won(p) }
    noexcept;  // a peer claimed this offer: fetch what it left
};

/// Its words are those of events that tell loops: enter(waiter::loop), and leave() the same.
template <class T>
concept told_operation = plain_operation<T> && requires {
    requires T::may_be_told;
};
/// A told operation that is over once its event was notified by change_and_complete_all(), whatever else happens: nobody need look.
template <class T>
concept completed_operation = told_operation<T> && requires {
    requires T::is_completed;
};
/// Its due() is max() always.
template <class T>
concept untimed_operation = operation<T> && requires {
    requires !T::is_timed;
};
template <class T>
void enter_as(T& operation, waiter who) noexcept {
    if constexpr (told_operation<T>)
        operation.enter(who);
    else
        operation.enter();
}
template <class T>
void leave_as(T& operation, waiter who) noexcept {
    if constexpr (told_operation<T>)
        operation.leave(who);
    else
        operation.leave();
}

}  // namespace pawl::inline PAWL_PORT::wait
