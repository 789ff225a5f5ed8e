// The channels that stand on the same ring, so that a scenario can be told once and run over each of them.
#pragma once

#include "message.hpp"

#include <pawl/channel/bounded.hpp>
#include <pawl/channel/static_channel.hpp>

namespace scenario {

/// Calls scenario(sender, receiver) over bounded, bounded_mpsc or static_channel, of this capacity (1 or 2).
template <class T>
void each_ring(std::size_t capacity, auto scenario) {
    const auto in_place = [&](auto&& channel) { scenario(channel.sender(), channel.receiver()); };
    const auto on_heap = [&](auto ends) { scenario(std::move(ends.first), std::move(ends.second)); };
    switch (choose(3)) {
        case 0: return on_heap(pawl::bounded<T>(capacity));
        case 1: return on_heap(pawl::bounded_mpsc<T>(capacity));
        default: break;
    }
    if (capacity == 1)
        in_place(pawl::static_channel<T, 1>{});
    else
        in_place(pawl::static_channel<T, 2>{});
}

}  // namespace scenario
