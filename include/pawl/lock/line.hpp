// Those who wait for a lock, in the order in which they came; each is handed the lock.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/place.hpp>
#include <pawl/wait/told.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::lock {

/// A place in a line. In static storage: who hands the lock on may look at it whatever has become of who stood there.
struct alignas(port::cache_line) place_in_line : wait::place {
    static constexpr std::uint32_t waits = 0, has_the_lock = 1, has_left = 2;
    port::word state{waits};
    std::uint32_t behind = 0;  // the number of the next place, from 1
    wait::waiter who{};        // stands there
};
/// As many may wait for all such locks at the same time without looking up now and then.
inline constexpr std::size_t most_in_line = 1024;
inline constinit std::array<place_in_line, most_in_line> places_in_line{};
/// Where loops are told of all lines; never changes.
inline constinit port::word lines_told{0};

/// A word that says free, taken, or taken with newcomers, who stand on a stack whose top it names; whoever holds the lock
/// turns them round, behind those that came before. So who comes does one compare-exchange, and who goes walks over those
/// who left meanwhile. Nobody waits for anybody who is stopped, but for the one who holds the lock.
class line {
public:
    [[nodiscard]] bool try_take() noexcept PAWL_NONBLOCKING {
        std::uint32_t seen = free;
        // acquire: what the last one did who held it.
        return word_.compare_exchange_strong(seen, taken, std::memory_order_acquire, std::memory_order_relaxed);
    }
    /// A moment later it may be otherwise.
    [[nodiscard]] bool is_taken() const noexcept { return word_.load(std::memory_order_relaxed) != free; }
    /// A place at the end of the line; or the lock itself, where it is free.
    void stand(std::uint32_t number, wait::waiter who) noexcept PAWL_NONBLOCKING {
        place_in_line& mine = places_in_line[number - 1];
        mine.who = who;
        mine.state.store(place_in_line::waits, std::memory_order_relaxed);
        std::uint32_t seen = word_.load(std::memory_order_relaxed);
        for (;;) {
            if (seen == free) {
                if (!word_.compare_exchange_weak(seen, taken, std::memory_order_acquire, std::memory_order_relaxed))
                    continue;
                mine.state.store(place_in_line::has_the_lock, std::memory_order_relaxed);
                return;
            }
            mine.behind = seen == taken ? 0 : seen - taken;
            // release: the place, to who hands the lock on.
            if (word_.compare_exchange_weak(seen, taken + number, std::memory_order_release, std::memory_order_relaxed))
                return;
        }
    }
    /// By who holds it. False: nobody does.
    bool give_up() noexcept PAWL_NONBLOCKING {
        for (;;) {
            if (first_ == 0) {
                const std::uint32_t seen = turn_newcomers();
                if (seen == free) return false;
                if (seen == taken) return true;  // who comes next may have it already
            }
            const std::uint32_t number = first_;
            place_in_line& next = places_in_line[number - 1];
            first_ = next.behind;
            const wait::waiter who = next.who;
            std::uint32_t seen = place_in_line::waits;
            // release: all that was done under the lock, and first_.
            if (next.state.compare_exchange_strong(seen, place_in_line::has_the_lock, std::memory_order_acq_rel)) {
                if (who == wait::waiter::loop)
                    wait::tell_loops(lines_told);
                else
                    port::wake_one(next.state);
                return true;
            }
            next.give();  // it has left
        }
    }

private:
    static constexpr std::uint32_t free = 0, taken = 1;

    // What the word said. No newcomers: the lock is free.
    std::uint32_t turn_newcomers() noexcept PAWL_NONBLOCKING {
        std::uint32_t seen = taken;
        if (word_.compare_exchange_strong(seen, free, std::memory_order_release, std::memory_order_relaxed) ||
            seen == free)
            return seen;
        // acquire: their places.
        std::uint32_t number = word_.exchange(taken, std::memory_order_acquire) - taken;
        while (number != 0) {
            const std::uint32_t before = std::exchange(places_in_line[number - 1].behind, first_);
            first_ = std::exchange(number, before);
        }
        return seen;
    }

    std::atomic<std::uint32_t> word_{free};
    std::uint32_t first_ = 0;  // of those that were turned round; belongs to who holds the lock
};

/// One wait in a line, as the waiting dance sees it.
class standing_in_line {
public:
    static constexpr bool stands_in_line = true;  // a wake-up is for this one alone (wait::waiting::pass_on)
    static constexpr bool may_be_told = true;
    [[nodiscard]] static const port::word& told_through() noexcept { return lines_told; }

    explicit standing_in_line(line& in) noexcept : line_{&in} {}

    bool attempt() noexcept {
        // Who stands in the line is handed the lock. Who found no place there tries.
        has_it_ = has_it_ || (mine_ != 0 ? ready() : line_->try_take());
        return has_it_;
    }
    void enter(wait::waiter who = wait::waiter::thread) noexcept {
        const std::size_t index = wait::take_one_of(std::span<place_in_line>{places_in_line});
        if (index == wait::no_place) return;
        mine_ = static_cast<std::uint32_t>(index) + 1;
        line_->stand(mine_, who);
    }
    void leave(wait::waiter = wait::waiter::thread) noexcept {
        if (mine_ == 0) return;
        place_in_line& mine = places_in_line[std::exchange(mine_, 0) - 1];
        std::uint32_t seen = place_in_line::waits;
        // Who hands the lock on finds that this one has left, and gives its place back.
        if (!has_it_ && mine.state.compare_exchange_strong(seen, place_in_line::has_left, std::memory_order_acq_rel))
            return;
        mine.give();
        if (!has_it_) line_->give_up();  // it came too late
    }
    [[nodiscard]] bool ready() noexcept {
        if (mine_ == 0) return false;
        // acquire: what was done under the lock before.
        return places_in_line[mine_ - 1].state.load(std::memory_order_acquire) == place_in_line::has_the_lock;
    }
    [[nodiscard]] port::watched watch() noexcept {
        if (mine_ == 0) return {};
        return {&places_in_line[mine_ - 1].state, place_in_line::waits};
    }
    [[nodiscard]] port::clock::time_point due() noexcept {
        return mine_ != 0 ? port::clock::time_point::max() : port::clock::now() + port::longest_unwoken;
    }
    /// Who had been given the lock is gone.
    void abandon() noexcept {
        if (std::exchange(has_it_, false)) line_->give_up();
    }

private:
    line* line_;
    std::uint32_t mine_ = 0;
    bool has_it_ = false;
};

}  // namespace pawl::inline PAWL_PORT::lock
