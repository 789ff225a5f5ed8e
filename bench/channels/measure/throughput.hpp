// Millions of messages a second from one or more senders to one receiver, all of them polling.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "adapter.hpp"
#include "../../side_by_side/measure/core.hpp"
#include "patience.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

template <adapter Peer, unsigned Senders>
double throughput() {
    Peer peer(capacity);
    std::atomic<bool> stop = false;
    std::vector<std::thread> senders;
    for (unsigned number = 1; number <= Senders; ++number) {
        senders.emplace_back([&stop, number, sender = peer.sender()]() mutable {
            run_on(number);
            patience patience;
            for (std::uint64_t message = 0; !stop.load(std::memory_order_relaxed);) {
                if (sender.try_send(message)) {
                    ++message;
                    patience.succeeded();
                } else {
                    patience.wait();
                }
            }
        });
    }

    run_on(0);
    auto receiver = peer.receiver();
    patience patience;
    std::uint64_t message = 0;
    while (!receiver.try_recv(message)) patience.wait();  // the first: from now on there is somebody who sends
    std::uint64_t received = 0;
    const auto start = clock_type::now();
    auto now = start;
    while (now - start < measuring_time) {
        for (int call = 0; call < 256; ++call) {
            if (receiver.try_recv(message)) {
                keep(message);
                ++received;
                patience.succeeded();
            } else {
                patience.wait();
            }
        }
        now = clock_type::now();
    }
    stop = true;
    for (auto& sender : senders) sender.join();
    return static_cast<double>(received) / std::chrono::duration<double, std::micro>(now - start).count();
}

}  // namespace bench
