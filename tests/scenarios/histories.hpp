// What the tasks of a scenario saw of a channel, compared with a sequential one: check::linearizable.
#pragma once

#include "message.hpp"

#include <pawl/error.hpp>

#include <cstddef>
#include <expected>
#include <utility>
#include <vector>

namespace scenario {

namespace check = pawl::check;
using pawl::errc;
using received = std::expected<long, errc>;

/// A channel of so many places, one call at a time. A send answers `done`, which is no error.
struct channel_alone {
    std::size_t capacity = ~std::size_t{0};
    bool closed = false;
    std::vector<long> inside = {};

    errc try_send(long message) {
        if (closed) return errc::closed;
        if (inside.size() == capacity) return errc::full;
        inside.push_back(message);
        return errc{};
    }
    received try_recv() {
        if (inside.empty()) return std::unexpected(closed ? errc::closed : errc::empty);
        const long first = inside.front();
        inside.erase(inside.begin());
        return first;
    }
    /// What it dropped; 0: nothing.
    received force_send(long message) {
        if (closed) return std::unexpected(errc::closed);
        const long dropped = inside.size() == capacity ? *try_recv() : 0;
        inside.push_back(message);
        return dropped;
    }
    errc close() { return std::exchange(closed, true) ? errc::closed : errc{}; }
    bool operator==(const channel_alone&) const = default;
    friend std::string describe(const channel_alone& one) {
        return check::words_of(one.inside) + (one.closed ? ", closed" : "");
    }
};

/// What a task does, a letter for each call: s try_send, r try_recv, f force_send, c close, k close by the receiver.
using script = const char*;

/// Carries out one task's script over its own sender and receiver.
template <class T, class Alone = channel_alone>
void act(check::history<Alone>& calls, long task, script todo, auto& tx, auto& rx) {
    for (long n = 0; todo[n]; ++n) {
        const long value = task * 10 + n + 1;
        switch (todo[n]) {
            case 's':
                calls.template call<&Alone::try_send>(
                    [&](long m) {
                        auto sent = tx.try_send(message<T>(m));
                        return sent ? errc{} : sent.error().why;
                    },
                    value);
                break;
            case 'f':
                if constexpr (requires { tx.force_send(message<T>(value)); })
                    calls.template call<&Alone::force_send>(
                        [&](long m) -> received {
                            auto sent = tx.force_send(message<T>(m));
                            if (!sent) return std::unexpected(sent.error().why);
                            return *sent ? number_of(**sent) : 0;
                        },
                        value);
                break;
            case 'r':
                calls.template call<&Alone::try_recv>([&]() -> received {
                    auto got = rx.try_recv();
                    if (!got) return std::unexpected(got.error());
                    return number_of(*got);
                });
                break;
            default:
                calls.template call<&Alone::close>([&] {
                    const bool closed = todo[n] == 'k' ? rx.close() : tx.close();
                    return closed ? errc{} : errc::closed;
                });
        }
    }
}

}  // namespace scenario
