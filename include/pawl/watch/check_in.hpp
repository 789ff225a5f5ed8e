// Where a task says that it goes on, and where a watchdog sees that it does not. No clock and no thread stands here: time is
// told by who looks.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::watch {

/// One task and one watchdog. Written by that task, read by that watchdog's thread; in static storage, so that either may
/// be gone first.
class alignas(port::cache_line) check_in_place {
public:
    /// Whose it is: a watchdog's number and a task's. 0: nobody's. 1: of somebody who writes its name just now.
    using owner = std::uint64_t;
    static constexpr owner nobody = 0, being_taken = 1;
    [[nodiscard]] static constexpr owner owned_by(std::uint32_t dog, std::uint32_t task) noexcept {
        return owner{dog} << 32 | task;
    }

    /// For the task. False: it is somebody's. name: a literal, or as good as one; null: the task's own.
    [[nodiscard]] bool take(owner by, const char* name, port::clock::duration limit) noexcept {
        owner none = nobody;
        // acquire: what the last owner wrote is over.
        if (!owner_.compare_exchange_strong(none, being_taken, std::memory_order_acquire, std::memory_order_relaxed))
            return false;
        name_.store(name, std::memory_order_relaxed);
        limit_.store(limit, std::memory_order_relaxed);
        check_in();
        owner_.store(by, std::memory_order_release);  // with its name and limit
        return true;
    }
    /// False: it was given back already, by the other side.
    bool give_back(owner by) noexcept {
        return owner_.compare_exchange_strong(by, nobody, std::memory_order_release, std::memory_order_relaxed);
    }

    /// Wait-free: a load and a store. By the task alone; a coroutine may move between threads, one at a time.
    void check_in() noexcept PAWL_NONBLOCKING {
        // release: who sees it sees what the task did before. Even: it goes on.
        checks_.store((checks_.load(std::memory_order_relaxed) | 1) + 1, std::memory_order_release);
    }
    /// It will wait for as long as it takes, on purpose; until the next check_in().
    void rest() noexcept PAWL_NONBLOCKING {
        checks_.store(checks_.load(std::memory_order_relaxed) | 1, std::memory_order_release);
    }

    [[nodiscard]] owner owned() const noexcept { return owner_.load(std::memory_order_acquire); }
    [[nodiscard]] std::uint64_t checks() const noexcept { return checks_.load(std::memory_order_acquire); }
    [[nodiscard]] const char* name() const noexcept { return name_.load(std::memory_order_relaxed); }
    [[nodiscard]] port::clock::duration limit() const noexcept { return limit_.load(std::memory_order_relaxed); }

private:
    std::atomic<owner> owner_{nobody};
    std::atomic<std::uint64_t> checks_{0};  // never begins anew: a new owner is a change
    std::atomic<const char*> name_{nullptr};
    std::atomic<port::clock::duration> limit_{port::clock::duration::zero()};
};

/// What a watchdog knows of one place, from look to look. Of its thread alone.
class silence {
public:
    enum class news : std::uint8_t {
        none,
        half,     ///< half the limit has passed: time to look who runs instead
        silent,   ///< told once
        goes_on,  ///< after that
    };

    /// A task that checked in after the look before this one is never called silent.
    [[nodiscard]] news look(const check_in_place& at, std::uint32_t dog, port::clock::time_point now) noexcept {
        const check_in_place::owner owner = at.owned();
        if (owner >> 32 != dog || dog == 0) {
            owner_ = check_in_place::nobody;
            return news::none;
        }
        const std::uint64_t checks = at.checks();
        const port::clock::duration limit = at.limit();
        // What was read in between belongs to nobody, or to two.
        if (at.owned() != owner) return news::none;
        if (owner != owner_) {
            owner_ = owner;
            checks_ = checks;
            heard_ = now;
            said_ = news::none;
            return news::none;
        }
        if (checks != checks_) {
            checks_ = checks;
            silent_for_ = now - heard_;
            heard_ = now;
            const bool was_silent = said_ == news::silent;
            said_ = news::none;
            return was_silent ? news::goes_on : news::none;
        }
        if (checks % 2 != 0) heard_ = now;  // rests
        // First half of it, however late that look comes: who runs meanwhile is known from there on.
        if (said_ == news::none && now - heard_ > limit / 2) return said_ = news::half;
        if (said_ == news::half && now - heard_ > limit) return said_ = news::silent;
        return news::none;
    }
    /// Nobody could check in during this time, the watchdog itself did not run: it does not count.
    void forgive(port::clock::duration length) noexcept { heard_ += length; }

    /// When it was heard of, as far as looks tell: not earlier than it checked in.
    [[nodiscard]] port::clock::time_point heard() const noexcept { return heard_; }
    /// After goes_on: how long it was not.
    [[nodiscard]] port::clock::duration silent_for() const noexcept { return silent_for_; }
    [[nodiscard]] std::uint32_t task() const noexcept { return static_cast<std::uint32_t>(owner_); }

private:
    check_in_place::owner owner_ = check_in_place::nobody;
    std::uint64_t checks_ = 0;
    port::clock::time_point heard_{};
    port::clock::duration silent_for_{};
    news said_ = news::none;
};

/// The places of all watchdogs.
inline constexpr std::size_t most_check_ins = 1024;
inline constinit std::array<check_in_place, most_check_ins> check_ins{};
/// No place behind this one was ever in use.
inline constinit std::atomic<std::size_t> check_ins_met{0};

/// Null: all are in use.
[[nodiscard]] inline check_in_place* begin_check_ins(check_in_place::owner by, const char* name,
                                                     port::clock::duration limit) noexcept {
    for (std::size_t i = 0; i < most_check_ins; ++i) {
        if (!check_ins[i].take(by, name, limit)) continue;
        std::size_t met = check_ins_met.load(std::memory_order_relaxed);
        while (met <= i &&
               !check_ins_met.compare_exchange_weak(met, i + 1, std::memory_order_release, std::memory_order_relaxed)) {
        }
        return &check_ins[i];
    }
    return nullptr;
}

}  // namespace pawl::inline PAWL_PORT::watch
