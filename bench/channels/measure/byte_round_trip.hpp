// One byte to a thread and back through two channels without a buffer, 10,000 times: nanoseconds a round trip.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "ping_pong.hpp"

namespace bench {

constexpr int byte_round_trips = 10'000;

/// `there` and `back` each have send(byte) and receive().
template <typename Channel>
double byte_round_trip(Channel& there, Channel& back, place where) {
    constexpr int warm_up = 100;
    std::thread echo([&] {
        run_on(where == place::same_core ? 0 : 1);
        for (int trip = 0; trip < warm_up + byte_round_trips; ++trip) back.send(there.receive());
    });
    run_on(0);
    const auto some = [&](int times) {
        for (int trip = 0; trip < times; ++trip) {
            const auto byte = static_cast<unsigned char>(trip);
            there.send(byte);
            if (back.receive() == byte) continue;
            std::fputs("another byte came back\n", stderr);
            std::abort();
        }
    };
    some(warm_up);
    const auto start = clock_type::now();
    some(byte_round_trips);
    const auto took = clock_type::now() - start;
    echo.join();
    return std::chrono::duration<double, std::nano>(took).count() / byte_round_trips;
}

}  // namespace bench
