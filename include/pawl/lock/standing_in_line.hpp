// One wait in a line, as the waiting dance sees it.
#pragma once

#include <pawl/lock/line.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/place.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::lock {

class standing_in_line {
public:
    static constexpr bool stands_in_line = true;  // a wake-up is for this one alone (wait::waiting::pass_on)
    static constexpr bool may_be_told = wait::lines_tell_loops;
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
        lent_ = wait::loop::here().priority();
        line_->stand(mine_, who, lent_);
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
        if (places_in_line[mine_ - 1].state.load(std::memory_order_acquire) == place_in_line::has_the_lock) return true;
        lend_more();
        return false;
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
    // What a task lends is what its level runs at: that may itself be lent, and have become more.
    void lend_more() noexcept {
        const std::uint32_t level = wait::loop::level_here();
        if (level == 0) return;
        const int now = wait::priority_of_level(level).now();
        if (now <= lent_) return;
        lent_ = now;
        line_->lend(now);
    }

    line* line_;
    std::uint32_t mine_ = 0;
    int lent_ = 0;
    bool has_it_ = false;
};

}  // namespace pawl::inline PAWL_PORT::lock
