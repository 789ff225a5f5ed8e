// What a program tells about itself while it is traced: one event is one moment of one thread.
#pragma once

#include <pawl/port/port.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <source_location>

namespace pawl::inline PAWL_PORT::trace {

/// object: what it happens to. A task is its chain, a level that sleeps its inbox, everything else the object itself.
enum class traced : std::uint8_t {
    nothing,
    spawned,      ///< object: a task, which begins later; place: its coroutine
    begins,       ///< a task runs from now on, for the first time
    goes_on,      ///< a task runs again
    waits_apart,  ///< a task lets its thread run others; other: what it waits for, detail: a reason
    ended,        ///< a task
    sleeps,       ///< this thread, since none of its tasks can go on
    gets_up,
    wakes,   ///< makes the level of this inbox get up
    due,     ///< a timer: other tasks call it the object that they wait for
    waits,   ///< this thread, or the task on it, which blocks; detail: a reason
    waited,  ///< it goes on
    locked,
    unlocked,
    not_locked,  ///< detail: an errc
    sent,        ///< detail: an errc
    received,    ///< detail: an errc
    closed,
    posted,            ///< a semaphore or an event
    raised,            ///< an interrupt
    interrupt_begins,  ///< detail: its priority
    interrupt_ends,
    job_begins,  ///< what was given to the second stack
    job_ends,
    marked,  ///< by the program; detail: 1 where `object` is a number
    span_begins,
    span_ends,
};

/// What a task waits for: first those of watch::waits_to, then what only tasks of an executor do.
enum class reason : std::uint8_t {
    lock,
    join,
    send,
    receive,
    select,
    acquire,
    event,
    notification,
    async_lock,
    sleep,
    yield,
    job,
    tasks,
    other
};

struct event {
    static constexpr std::size_t most_name = 48;

    std::int64_t at = 0;  ///< the port's clock, in nanoseconds
    traced what{};
    std::uint32_t detail = 0;
    const void* object = nullptr;
    const void* other = nullptr;
    std::source_location place{};
    std::array<char, most_name> name{};  ///< cut; ends with a zero
};

}  // namespace pawl::inline PAWL_PORT::trace
