// Channels that time fills: tick and after.
#pragma once

#include <pawl/channel/receiver.hpp>
#include <pawl/channel/timer_core.hpp>
#include <pawl/misuse.hpp>
#include <pawl/wait/deadline.hpp>

#include <chrono>

namespace pawl::inline PAWL_PORT {

/// What tick and after give: a receiver like any other, for select and co_await too. Copies share the messages.
using timer_receiver = receiver<channel::timer_core>;

/// A message every period, the first one a period from now: the time at which it was due, on port::clock (steady). A beat
/// that nobody receives in time waits until somebody does; beats that pass meanwhile are skipped, not queued, and the
/// next one comes where it would have come anyway. It never closes by itself. One allocation, here; no thread.
/// Throws std::bad_alloc, and std::invalid_argument for a period that is not greater than zero.
template <class Rep, class Period>
[[nodiscard]] timer_receiver tick(std::chrono::duration<Rep, Period> period) {
    using port::clock;
    if (!(period > period.zero())) misuse("pawl::tick: the period is greater than zero");
    const clock::time_point now = clock::now(), first = wait::after_now(period);
    // A period beyond the clock never ends; the rest of what the clock can say stands for it.
    const clock::duration beat =
        first == clock::time_point::max() ? first - now : std::chrono::ceil<clock::duration>(period);
    return timer_receiver{new channel::timer_core{first, beat}};
}

/// One message, this long from now: the time at which it was due. A limit of zero or less is due at once. There is no
/// second one: later receives wait for ever, or for their own time-out, as in a select where another branch goes on. One
/// allocation, here; no thread. Throws std::bad_alloc.
template <class Rep, class Period>
[[nodiscard]] timer_receiver after(std::chrono::duration<Rep, Period> limit) {
    return timer_receiver{new channel::timer_core{wait::after_now(limit), port::clock::duration::zero()}};
}

}  // namespace pawl::inline PAWL_PORT
