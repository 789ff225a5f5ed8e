// From a send to a receiver that is really asleep: the sender waits long enough between messages for that. (A blocking
// ping-pong does not show it: some peers spin for a while before they sleep, and the answer comes meanwhile.)
#pragma once

#include <algorithm>
#include <thread>
#include <vector>

#include "adapter.hpp"
#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

constexpr int wake_ups = 200;
constexpr std::chrono::microseconds until_asleep{250};

inline std::uint64_t nanoseconds_now() {
    return static_cast<std::uint64_t>(clock_type::now().time_since_epoch() / std::chrono::nanoseconds(1));
}

/// The median. `send` and `receive` pass on a number, the time of sending.
template <typename Send, typename Receive>
double median_wake_up(Send send, Receive receive) {
    std::vector<std::uint64_t> took;
    std::thread sleeper([&] {
        run_on(1);
        for (int i = 0; i < wake_ups; ++i) {
            const std::uint64_t sent = receive();
            took.push_back(nanoseconds_now() - sent);
        }
    });
    run_on(0);
    for (int i = 0; i < wake_ups; ++i) {
        const auto asleep = clock_type::now() + until_asleep;
        while (clock_type::now() < asleep) {
        }
        send(nanoseconds_now());
    }
    sleeper.join();
    std::nth_element(took.begin(), took.begin() + wake_ups / 2, took.end());
    return static_cast<double>(took[wake_ups / 2]);
}

template <blocking_adapter Peer>
double wake_up() {
    Peer peer(capacity);
    auto sender = peer.sender();
    auto receiver = peer.receiver();
    return median_wake_up([&](std::uint64_t now) { sender.send(now); },
                          [&] {
                              std::uint64_t sent = 0;
                              receiver.recv(sent);
                              return sent;
                          });
}

}  // namespace bench
