// A message there and another back, through two channels, between two threads: nanoseconds one way.
#pragma once

#include <thread>

#include "adapter.hpp"
#include "../../side_by_side/measure/core.hpp"
#include "patience.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

constexpr std::uint64_t last_message = ~std::uint64_t{0};

struct by_polling {
    static void send(auto& sender, std::uint64_t message) {
        patience patience;
        while (!sender.try_send(message)) patience.wait();
    }
    static void receive(auto& receiver, std::uint64_t& message) {
        patience patience;
        while (!receiver.try_recv(message)) patience.wait();
    }
};

struct by_sleeping {
    static void send(auto& sender, std::uint64_t message) { sender.send(message); }
    static void receive(auto& receiver, std::uint64_t& message) { receiver.recv(message); }
};

enum class place { same_core, across_cores };

template <adapter Peer, typename How, place Where>
double ping_pong() {
    Peer there(capacity), back(capacity);
    std::thread echo([&back, receiver = there.receiver(), sender = back.sender()]() mutable {
        run_on(Where == place::same_core ? 0 : 1);
        for (std::uint64_t message = 0; message != last_message;) {
            How::receive(receiver, message);
            How::send(sender, message);
        }
    });
    run_on(0);
    auto sender = there.sender();
    auto receiver = back.receiver();
    const auto round_trip = [&](std::uint64_t message) {
        How::send(sender, message);
        How::receive(receiver, message);
    };
    const double usual = usual_time_of<batch_answered>([&] { round_trip(1); });
    round_trip(last_message);
    echo.join();
    return usual / 2;
}

}  // namespace bench
