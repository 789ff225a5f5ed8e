// A peer of the comparison: its name, and a function for each column that it can fill. Each file in peers/ has objects
// of type `measured_peer`, which enter themselves into the list before main.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "any_channel.hpp"
#include "one_thread.hpp"
#include "ping_pong.hpp"
#include "throughput.hpp"
#include "wake_up.hpp"

namespace bench {

struct column {
    std::string_view name;
    double (*measure)();
};

struct peer {
    std::string_view name;
    std::vector<column> columns;
    unsigned senders_at_most = 0;
    std::unique_ptr<any_channel> (*open)(std::size_t room, unsigned senders) = nullptr;
};

inline std::vector<peer>& peers() {
    static std::vector<peer> all;
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
    explicit measured_peer(std::string_view name) {
        peers().push_back({name, columns_of<Peer>(), Peer::many_senders ? 4 : 1, open<Peer>});
    }
};

/// Something that is not a channel, or has columns of its own.
struct reference {
    reference(std::string_view name, std::vector<column> columns) {
        peers().push_back({name, std::move(columns), 0, nullptr});
    }
};

}  // namespace bench
