// Going from one coroutine to another, as deep in the stack as before.
#pragma once

#include <pawl/port/port.hpp>

#include <coroutine>

namespace pawl::inline PAWL_PORT::wait {

/// Where a coroutine says who goes on, and returns to who resumed it (port::coroutines_jump). Whoever comes on top, an interrupt's
/// level or a coroutine that is resumed inside of another, leaves it as it was.
struct transfer {
    bool expected = false;  // by who looks at `next` afterwards
    std::coroutine_handle<> next;
};

/// The coroutine goes on, and so do those that it goes on to, until one waits.
[[gnu::always_inline]] inline void resume(std::coroutine_handle<> who) {
    if constexpr (port::coroutines_jump) {
        who.resume();
    } else {
        transfer& mine = port::of_this_thread<transfer>;
        struct as_before {
            transfer& of;
            transfer kept;
            ~as_before() { of = kept; }
        } const afterwards{mine, mine};
        do {
            mine = {true, nullptr};
            __builtin_coro_resume(who.address());  // resume(), which may be a function of its own where code is small
            who = mine.next;
        } while (who);
    }
}

/// Of a coroutine that somebody has resumed who knows nothing of this, or that goes on a second time before anybody has looked.
[[gnu::noinline, gnu::cold]] inline void resume_by_hand(std::coroutine_handle<> who) { resume(who); }

/// What await_suspend returns in whose place `next` goes on: `return go_on_with(next);`, its own return type being auto.
[[gnu::always_inline]] inline auto go_on_with(std::coroutine_handle<> next) {
    if constexpr (port::coroutines_jump) {
        return next;
    } else {
        transfer& mine = port::of_this_thread<transfer>;
        if (!mine.expected || mine.next) [[unlikely]]
            return resume_by_hand(next);
        mine.next = next;
    }
}

}  // namespace pawl::inline PAWL_PORT::wait
