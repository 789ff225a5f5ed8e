// Loops that are always busy let others have turns, where somebody asked for that.
#pragma once

#include <pawl/port/port.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// Those who ask for turns at this moment: a thread of no priority that has work, and must get on with it even if loops that
/// outrank it never sleep. There are few, all in static storage.
class turns {
public:
    static constexpr std::size_t most = port::most_turns;
    static_assert(most <= 64);

    /// At least one turn of this length for each such time that a loop is busy, until ask_no_more(). place: the caller's own.
    static void ask(std::size_t place, std::chrono::nanoseconds length) noexcept {
        lengths_[place].store(length.count(), std::memory_order_relaxed);
        // release: the length.
        asking_.fetch_or(std::uint64_t{1} << place, std::memory_order_release);
    }
    static void ask_no_more(std::size_t place) noexcept {
        asking_.fetch_and(~(std::uint64_t{1} << place), std::memory_order_relaxed);
    }
    /// One load where nobody asks.
    [[nodiscard]] static bool are_wanted() noexcept {
        if constexpr (most == 0) return false;
        return asking_.load(std::memory_order_relaxed) != 0;
    }
    /// The shortest that somebody asked for; 0: nobody does.
    [[nodiscard]] static std::chrono::nanoseconds length() noexcept {
        std::int64_t shortest = 0;
        for (std::uint64_t left = asking_.load(std::memory_order_acquire); left != 0; left &= left - 1) {
            const std::int64_t one =
                lengths_[static_cast<std::size_t>(__builtin_ctzll(left))].load(std::memory_order_relaxed);
            shortest = shortest == 0 ? one : std::min(shortest, one);
        }
        return std::chrono::nanoseconds{shortest};
    }

private:
    inline static constinit std::atomic<std::uint64_t> asking_{0};
    inline static constinit std::array<std::atomic<std::int64_t>, most> lengths_{};
};

/// For a loop: when it slept last, and whether it is time to do so again.
class turn_giver {
public:
    /// Only loops whose thread outranks ordinary ones keep others from the core.
    turn_giver() noexcept : outranks_{port::own_scheduling().priority > 0} {}

    void slept() noexcept { since_ = {}; }
    /// Before the loop lets somebody go on.
    void give() noexcept {
        if constexpr (turns::most != 0)
            if (outranks_ && turns::are_wanted()) [[unlikely]]
                give_where_it_is_time();
    }

private:
    void give_where_it_is_time() noexcept {
        const port::clock::time_point now = port::clock::now();
        const auto length = std::chrono::duration_cast<port::clock::duration>(turns::length());
        if (since_ == port::clock::time_point{}) since_ = now;
        if (length.count() == 0 || now - since_ < length) return;
        port::wait_any({}, now + length);
        slept();
    }

    bool outranks_;
    port::clock::time_point since_{};
};

}  // namespace pawl::inline PAWL_PORT::wait
