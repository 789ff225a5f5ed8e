// How the thread of a level runs: as it was begun, or higher while somebody waits for what its tasks hold.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/inbox.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// In static storage: who lends may still do so when the level's thread is about to end, which then waits for that.
///
/// The level keeps the highest priority that was lent to it until its tasks have given up every lock for which somebody
/// lent one. Whoever changes what it should run at tells the scheduler, and looks afterwards whether that is still so: the
/// last one to do so is right, and nobody waits for anybody.
class level_priority {
public:
    /// By the level's thread, before its tasks run.
    void begin() noexcept {
        own_ = port::own_scheduling();
        least_.store(std::min(own_.priority, port::highest_priority), std::memory_order_relaxed);
        task_ = port::task_number();
        // release: both of them.
        state_.fetch_or(runs, std::memory_order_release);
    }
    /// By the same thread. Waits for those who lend to it at this moment: a call of the scheduler each.
    void end() noexcept {
        state_.fetch_and(~runs, std::memory_order_seq_cst);
        for (std::uint32_t seen; (seen = state_.load(std::memory_order_acquire)) >= one_teller;)
            port::wait(state_, seen, port::clock::time_point::max());
        if (was_told_.exchange(false, std::memory_order_relaxed)) static_cast<void>(port::schedule_as(own_));
    }

    /// For another lock that one of its tasks holds. take_back() ends it, once for each.
    void lend(int priority) noexcept PAWL_NONBLOCKING {
        change([&](std::uint32_t seen) { return with_lent(seen + one_lock, std::max(lent(seen), priority)); });
    }
    /// More for one that is counted already.
    void lend_more(int priority) noexcept PAWL_NONBLOCKING {
        change([&](std::uint32_t seen) {
            return locks(seen) == 0 ? seen : with_lent(seen, std::max(lent(seen), priority));
        });
    }
    void take_back() noexcept PAWL_NONBLOCKING {
        change([](std::uint32_t seen) {
            const std::uint32_t left = seen - one_lock;
            return locks(left) == 0 ? with_lent(left, 0) : left;
        });
    }
    /// By its thread, where a task holds a lock with a ceiling; 0: no more. False: not permitted, and nothing has changed.
    [[nodiscard]] bool run_at(int ceiling) noexcept {
        const auto raises = [this](int to) {
            return to > own_.priority || (to != 0 && to == own_.priority && own_.takes_turns());
        };
        const int before = ceiling_.exchange(ceiling, std::memory_order_seq_cst);
        if ((!raises(before) && !raises(ceiling)) || tell()) return true;
        ceiling_.store(before, std::memory_order_seq_cst);
        return false;
    }

    [[nodiscard]] int own() const noexcept PAWL_NONBLOCKING { return least_.load(std::memory_order_relaxed); }
    /// By its thread: what it has, its own or lent.
    [[nodiscard]] int now() const noexcept { return std::max(own(), lent(state_.load(std::memory_order_seq_cst))); }

private:
    // runs, 8 bits of what is lent, 12 bits for how many locks, 11 for how many tell the scheduler.
    static constexpr std::uint32_t runs = 1, one_lock = 1 << 9, one_teller = 1 << 21;
    static constexpr int lent(std::uint32_t state) noexcept { return static_cast<int>(state >> 1 & 0xff); }
    static constexpr std::uint32_t locks(std::uint32_t state) noexcept { return state / one_lock % (1 << 12); }
    static constexpr std::uint32_t with_lent(std::uint32_t state, int priority) noexcept {
        return (state & ~std::uint32_t{0x1fe}) | static_cast<std::uint32_t>(priority) << 1;
    }

    template <class F>
    void change(F&& f) noexcept PAWL_NONBLOCKING {
        std::uint32_t seen = state_.load(std::memory_order_relaxed), after;
        do after = f(seen);
        while (!state_.compare_exchange_weak(seen, after, std::memory_order_seq_cst, std::memory_order_relaxed));
        if (lent(after) == lent(seen) || std::max(lent(after), lent(seen)) <= own()) return;
        static_cast<void>(tell());
        if (lent(after) > lent(seen)) make_them_lend_on();
    }
    void make_them_lend_on() noexcept PAWL_NONBLOCKING;
    [[nodiscard]] int wanted() const noexcept PAWL_NONBLOCKING {
        return std::max(lent(state_.load(std::memory_order_seq_cst)), ceiling_.load(std::memory_order_seq_cst));
    }
    bool tell() noexcept PAWL_NONBLOCKING {
        std::uint32_t seen = state_.load(std::memory_order_relaxed);
        do
            if ((seen & runs) == 0) return true;
        // acquire: own_ and task_.
        while (!state_.compare_exchange_weak(seen, seen + one_teller, std::memory_order_acquire));
        was_told_.store(true, std::memory_order_relaxed);
        bool permitted = true;
        int told;
        do {
            told = wanted();
            permitted = port::run_task_at(task_, own_, told);
        } while (wanted() != told);
        seen = state_.fetch_sub(one_teller, std::memory_order_release) - one_teller;
        if ((seen & runs) == 0) port::wake_all(state_);
        return permitted;
    }

    port::word state_{0};
    std::atomic<int> ceiling_{0};
    std::atomic<int> least_{0};  // own_'s priority, for all
    std::atomic<bool> was_told_{false};
    port::scheduling own_{};
    std::uint32_t task_ = 0;
};

/// One for each inbox. A level is known by its number, from 1; 0: no level.
inline constinit std::array<level_priority, most_inboxes> level_priorities{};
[[nodiscard]] inline level_priority& priority_of_level(std::uint32_t number) noexcept PAWL_NONBLOCKING {
    return level_priorities[number - 1];
}

// Those of its tasks that wait for locks themselves.
inline void level_priority::make_them_lend_on() noexcept PAWL_NONBLOCKING {
    inboxes[static_cast<std::size_t>(this - level_priorities.data())].ask_to_lend();
}

}  // namespace pawl::inline PAWL_PORT::wait
