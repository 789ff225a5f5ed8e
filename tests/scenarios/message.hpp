// Messages that tell when they are torn, lost or doubled: a word, which stands in a slot, and a parcel, which needs a cell.
#pragma once

#include <pawl/check.hpp>

#include <array>
#include <cstddef>
#include <memory>

namespace scenario {

using pawl::check::choose;
using pawl::check::require;

/// Three words, one of them on the heap: a lost one is a leak, a doubled one is freed twice.
struct parcel {
    std::unique_ptr<long> number;
    long same, twice;
};

/// The message number n. Numbers from 10 s to 10 s + 9 belong to sender s.
template <class T>
T message(long n);
template <>
inline long message<long>(long n) {
    return n;
}
template <>
inline parcel message<parcel>(long n) {
    return {std::make_unique<long>(n), n, 2 * n};
}

inline long number_of(long word) { return word; }
inline long number_of(const parcel& p) {
    require(p.number && *p.number == p.same && p.twice == 2 * p.same, "a message arrives whole");
    return p.same;
}

/// What became of the messages, in the memory of one task; put together when the tasks have ended.
class tally {
public:
    /// Received: each sender's messages in their order.
    template <class T>
    void took(const T& m) {
        const auto n = static_cast<std::size_t>(number_of(m));
        require(n >= next_[n / 10], "a sender's messages arrive in their order");
        next_[n / 10] = n + 1;
        ++times_[n];
    }
    /// Refused, dropped, or left over.
    template <class T>
    void has(const T& m) {
        ++times_[static_cast<std::size_t>(number_of(m))];
    }
    [[nodiscard]] int times(std::size_t n) const { return times_[n]; }
    [[nodiscard]] int count() const {
        int sum = 0;
        for (int each : times_) sum += each;
        return sum;
    }
    void add(const tally& other) {
        for (std::size_t n = 0; n < times_.size(); ++n) times_[n] += other.times_[n];
    }
    /// Messages first, first + 1, ... each once and nothing else of their sender.
    void require_once(std::size_t first, std::size_t how_many) const {
        for (std::size_t n = first; n < first + how_many; ++n)
            require(times_[n] == 1, "each message is somewhere, once");
    }

private:
    std::array<int, 40> times_{};
    std::array<std::size_t, 4> next_{};
};

/// Runs the scenario, a generic lambda <class T>(std::size_t capacity), with a capacity of 1 or 2 and one kind of message.
/// pawl check tries all four.
void each_kind(auto scenario) {
    const std::size_t capacity = 1 + choose(2);
    if (choose(2) == 0)
        scenario.template operator()<long>(capacity);
    else
        scenario.template operator()<parcel>(capacity);
}

}  // namespace scenario
