// Who sleeps until a word changes: a table in static storage. Neither sleeper nor waker takes a lock, on one core or several.
#pragma once

#include <pawl/port/freertos/notification.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline on_freertos::port {

using word = std::atomic<std::uint32_t>;
static_assert(sizeof(word) == sizeof(std::uint32_t) && word::is_always_lock_free);

/// A word and what it held when its owner last looked.
struct watched {
    const word* at;
    std::uint32_t seen;
};
inline constexpr std::size_t most_watched = 16;
inline constexpr std::size_t most_tasks = PAWL_MOST_TASKS;
inline constexpr std::size_t most_held = PAWL_MOST_HELD;
inline constexpr std::size_t code_depth = 2;
/// As on Linux (port/linux/port.hpp).
inline constexpr std::size_t most_loops = 256, most_parties = 1024, most_in_line = 1024;
inline constexpr std::size_t most_bound_ends = 256, most_orphans = 64, most_turns = 64;

namespace detail {

/// The place of one task that sleeps, for as long as it does. Its state is a phase and which of its lives this is, so that a
/// waker who has read the words of one sleeper does not wake the next one for them.
class sleeper {
public:
    constexpr sleeper() = default;

    /// For who will sleep. False: somebody's.
    bool claim() noexcept {
        std::uint32_t seen = state_.load(std::memory_order_relaxed);
        return phase_of(seen) == free &&
               state_.compare_exchange_strong(seen, seen + claimed, std::memory_order_acquire);
    }
    void fall_asleep(std::span<const watched> words) noexcept {
        task_ = xTaskGetCurrentTaskHandle();
        priority_.store(kernel::priority_of(nullptr), std::memory_order_relaxed);
        for (std::size_t i = 0; i < words.size(); ++i) words_[i].store(words[i].at, std::memory_order_relaxed);
        count_.store(words.size(), std::memory_order_relaxed);
        // seq_cst: before the look at the words that follows. A waker changes the word first, then looks here.
        to(asleep, std::memory_order_seq_cst);
    }
    [[nodiscard]] bool is_woken() const noexcept { return phase_of(state_.load(std::memory_order_acquire)) > asleep; }
    /// True: a waker has notified it.
    bool wake_up() noexcept {
        std::uint32_t seen = state_.load(std::memory_order_relaxed);
        if (phase_of(seen) == asleep &&
            state_.compare_exchange_strong(seen, next_life(seen), std::memory_order_acq_rel))
            return false;
        // The waker runs on another core, where nothing interrupts it between its two steps.
        while (phase_of(state_.load(std::memory_order_acquire)) != told) pause();
        state_.store(next_life(seen), std::memory_order_release);
        return true;
    }
    void give_back() noexcept {
        state_.store(next_life(state_.load(std::memory_order_relaxed)), std::memory_order_release);
    }

    /// For a waker. 0: it does not sleep on this word; otherwise what wake() is given.
    [[nodiscard]] std::uint32_t sleeps_on(const word& at) const noexcept PAWL_NONBLOCKING {
        const std::uint32_t seen = state_.load(std::memory_order_seq_cst);
        if (phase_of(seen) != asleep) return 0;
        const std::size_t count = count_.load(std::memory_order_relaxed);
        for (std::size_t i = 0; i < count; ++i)
            if (words_[i].load(std::memory_order_relaxed) == &at) return seen;
        return 0;
    }
    [[nodiscard]] UBaseType_t priority() const noexcept PAWL_NONBLOCKING {
        return priority_.load(std::memory_order_relaxed);
    }
    /// False: another waker was quicker, or the sleeper has gone. outranks: it should run before the caller.
    bool wake(std::uint32_t seen, bool& outranks) noexcept PAWL_NONBLOCKING {
        const kernel::uninterrupted between;
        if (!state_.compare_exchange_strong(seen, seen + (woken - asleep), std::memory_order_acq_rel)) return false;
        outranks = kernel::notify(task_) || outranks;
        state_.store(seen + (told - asleep), std::memory_order_release);
        return true;
    }

private:
    enum : std::uint32_t { free, claimed, asleep, woken, told, phases = 8 };
    static std::uint32_t phase_of(std::uint32_t state) noexcept PAWL_NONBLOCKING { return state % phases; }
    static std::uint32_t next_life(std::uint32_t state) noexcept { return state - phase_of(state) + phases; }
    void to(std::uint32_t phase, std::memory_order order) noexcept {
        const std::uint32_t now = state_.load(std::memory_order_relaxed);
        state_.store(now - phase_of(now) + phase, order);
    }
    static void pause() noexcept {}

    std::atomic<std::uint32_t> state_{free};
    std::atomic<UBaseType_t> priority_{0};
    TaskHandle_t task_ = nullptr;
    std::atomic<std::size_t> count_{0};
    std::array<std::atomic<const word*>, most_watched> words_{};
};

class sleepers {
public:
    constexpr sleepers() = default;

    /// Null: most_tasks sleep already.
    sleeper* claim() noexcept {
        for (std::size_t i = 0; i < most_tasks; ++i) {
            if (!all_[i].claim()) continue;
            std::size_t used = used_.load(std::memory_order_relaxed);
            // seq_cst: before the sleeper's look at its words.
            while (used <= i && !used_.compare_exchange_weak(used, i + 1, std::memory_order_seq_cst)) {
            }
            return &all_[i];
        }
        return nullptr;
    }
    /// So many of those that sleep on this word, the highest priority first. Lock-free.
    bool wake(const word& at, std::size_t most) noexcept PAWL_NONBLOCKING {
        bool outranks = false;
        while (most != 0) {
            sleeper* best = nullptr;
            std::uint32_t seen = 0;
            for (sleeper& each : std::span{all_}.first(used_.load(std::memory_order_seq_cst)))
                if (const std::uint32_t sleeps = each.sleeps_on(at);
                    sleeps != 0 && (!best || each.priority() > best->priority())) {
                    best = &each;
                    seen = sleeps;
                }
            if (!best) break;
            if (best->wake(seen, outranks)) --most;
        }
        return outranks;
    }

private:
    std::array<sleeper, most_tasks> all_{};
    std::atomic<std::size_t> used_{0};  // none behind these was ever claimed
};
inline constinit sleepers all_sleepers;

/// True: a waker has counted this task.
inline bool sleep(std::span<const watched> words, clock::time_point deadline) noexcept {
    sleeper* const self = all_sleepers.claim();
    if (!self) {
        vTaskDelay(std::min<TickType_t>(ticks_until(deadline), 1));  // nobody can wake it: it looks again
        return false;
    }
    self->fall_asleep(words);
    for (const watched& each : words)
        if (each.at->load(std::memory_order_seq_cst) != each.seen) deadline = clock::time_point{};
    notification_wait wait;
    wait.until([self] { return self->is_woken(); }, deadline);
    const bool counted = self->wake_up();
    wait.finish(counted);
    return counted;
}
}  // namespace detail

}  // namespace pawl::inline on_freertos::port
