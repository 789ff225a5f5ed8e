// A channel in the comparison. Each file in peers/ has objects of type `measured_peer`, which enter themselves before main.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "../../side_by_side/measure/peer.hpp"
#include "any_channel.hpp"
#include "one_thread.hpp"
#include "ping_pong.hpp"
#include "throughput.hpp"
#include "wake_up.hpp"

namespace bench {

/// A channel of which somebody else wants one (../../stalls).
struct channel_peer {
    std::string_view name;
    unsigned senders_at_most;
    std::unique_ptr<any_channel> (*open)(std::size_t room, unsigned senders);
};

inline std::vector<channel_peer>& channel_peers() {
    static std::vector<channel_peer> all;
    return all;
}

template <adapter Peer>
std::vector<column> columns_of() {
    std::vector<column> all{
        {"one-thread", push_and_pop<Peer>},
        {"empty", empty_try_recv<Peer>},
        {"1P1C", throughput<Peer, 1>},
        {"ping-pong", ping_pong<Peer, by_polling, place::across_cores>},
    };
    if constexpr (Peer::many_senders) {
        all.push_back({"2P1C", throughput<Peer, 2>});
        all.push_back({"4P1C", throughput<Peer, 4>});
    }
    if constexpr (blocking_adapter<Peer>) {
        all.push_back({"ping-pong-blocking", ping_pong<Peer, by_sleeping, place::across_cores>});
        all.push_back({"wake-up", wake_up<Peer>});
    }
    return all;
}

template <adapter Peer>
struct measured_peer {
    explicit measured_peer(std::string_view name) : in_the_table(name, columns_of<Peer>()) {
        channel_peers().push_back({name, Peer::many_senders ? 4 : 1, open<Peer>});
    }
    measured in_the_table;
};

}  // namespace bench
