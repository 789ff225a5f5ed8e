// Each way to send and to receive, under a number that pawl check chooses.
#pragma once

#include "message.hpp"

#include <pawl/error.hpp>

#include <array>
#include <chrono>
#include <utility>

namespace scenario {

inline constexpr std::chrono::milliseconds a_while{10};

enum class way { tries, waits, waits_a_while, special };

inline way any_way() { return static_cast<way>(choose(4)); }
inline way any_way_but_special() { return static_cast<way>(choose(3)); }

/// Sends message n; what comes back, whichever way, is counted in kept. True: it was accepted.
template <class T>
bool send(const auto& tx, way how, long n, tally& kept) {
    if (how == way::special) {
        if constexpr (requires { tx.force_send(message<T>(n)); }) {
            auto dropped = tx.force_send(message<T>(n));
            if (dropped && *dropped) kept.has(**dropped);
            if (!dropped) kept.has(dropped.error().value);
            return dropped.has_value();
        }
    }
    auto done = how == way::tries   ? tx.try_send(message<T>(n))
                : how == way::waits ? tx.send(message<T>(n))
                                    : tx.send_for(message<T>(n), a_while);
    if (!done) kept.has(done.error().value);
    return done.has_value();
}

/// Receives once. False: nothing came.
template <class T>
bool receive(const auto& rx, way how, tally& took) {
    if (how == way::special) {
        std::array<T, 2> into{};
        const std::size_t count = rx.recv_many(into);
        for (std::size_t i = 0; i < count; ++i) took.took(into[i]);
        return count != 0;
    }
    auto got = how == way::tries ? rx.try_recv() : how == way::waits ? rx.recv() : rx.recv_for(a_while);
    if (got) took.took(*got);
    return got.has_value();
}

/// Takes what is left when nobody sends any more.
void drain(const auto& rx, tally& took) {
    while (auto got = rx.try_recv()) took.took(*got);
}

}  // namespace scenario
