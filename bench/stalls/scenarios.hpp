// What happens on the one core while the watchdog looks on from another.
#pragma once

#include <string_view>
#include <vector>

#include "../channels/measure/any_channel.hpp"
#include "record.hpp"

namespace stalls {

struct scenario {
    std::string_view name;
    void (*run)(bench::any_channel& channel, unsigned senders, int seconds, record& record);
};

/// `run` ends by itself unless a call stalls. All of them:
///   over-normal   a SCHED_FIFO receiver polls with short sleeps; the sender has an ordinary priority
///   over-lower    the same over a sender of lower real-time priority
///   with-hog      the same, and a third thread of a priority between theirs takes half of the time
///   send          the thread that must not wait sends; receiver and another sender have lower priorities
///   hidden        10,000 times: the sender is stopped where it happens to be; every message whose send has returned,
///                 its own and another's, must be received at once
const std::vector<scenario>& scenarios();

}  // namespace stalls
