// How others reach a loop: what can go on there is put into its list, a few steps with interrupts off.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/one_core/ready_ring.hpp>
#include <pawl/wait/one_core/undisturbed.hpp>
#include <pawl/wait/place.hpp>
#include <pawl/wait/ready.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

class loop;

/// The list of those that can go on in a loop. In static storage: who asks may know it longer than its loop lives.
class inbox : public place {
public:
    /// From anywhere, interrupts included; some steps.
    [[gnu::noinline]] void push(ready_node& one) noexcept PAWL_NONBLOCKING {
        const undisturbed now;
        add_and_call(one);
    }
    /// Makes the loop ask its guests whether they are to stop. From anywhere; some steps.
    void ask() noexcept PAWL_NONBLOCKING { ask_for(asked_to_stop); }
    /// Makes the loop's waits for locks lend what its level runs at. From anywhere; some steps.
    void ask_to_lend() noexcept PAWL_NONBLOCKING { ask_for(asked_to_lend); }

    static constexpr std::uint32_t asked_to_stop = 1, asked_to_lend = 2, time_has_come = 4;
    void ask_for(std::uint32_t what) noexcept PAWL_NONBLOCKING;

    // For the loop, and for those that stand in its list.

    /// While undisturbed. The loop goes on.
    [[gnu::always_inline]] void add_and_call(ready_node& one) noexcept PAWL_NONBLOCKING {
        ready_.add_last(one);
        call();
    }
    /// By the loop itself.
    [[gnu::always_inline]] void add(ready_node& one) noexcept PAWL_NONBLOCKING {
        const undisturbed now;
        ready_.add_last(one);
    }
    /// Null: there is none.
    [[nodiscard, gnu::always_inline]] ready_node* take() noexcept PAWL_NONBLOCKING {
        const undisturbed now;
        return ready_.take_first();
    }
    [[nodiscard]] bool has_some() const noexcept PAWL_NONBLOCKING {
        std::atomic_signal_fence(std::memory_order_seq_cst);
        return !ready_.empty();
    }
    void remove(ready_node& one) noexcept PAWL_NONBLOCKING {
        const undisturbed now;
        ready_.remove(one);
    }
    /// Null: nobody's.
    void belongs_to(loop* one) noexcept {
        if (one) ready_.begin();
        of_ = one;
    }
    /// How the level is called that runs the loop; null: a thread does, and sleeps on the word.
    void is_called_by(port::level_rest* level) noexcept { level_ = level; }
    /// The level is called as well whenever a word was changed for which no event counts who waits.
    void is_to_look_at_words(bool so) noexcept {
        if (level_) level_->looks_at_words = so;
    }
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&word_, word_.load(std::memory_order_relaxed)};
    }

private:
    [[gnu::always_inline]] void call() noexcept PAWL_NONBLOCKING {
        if (level_) [[likely]]
            level_->call();
        else
            wake_thread();
    }

    [[gnu::noinline]] void wake_thread() noexcept PAWL_NONBLOCKING {
        word_.fetch_add(1, std::memory_order_relaxed);
        port::wake_one(word_);
    }

    ready_ring ready_;
    port::level_rest* level_ = nullptr;
    loop* of_ = nullptr;
    port::word word_{0};
};

/// As many loops may be reached at the same time.
inline constexpr std::size_t most_inboxes = port::most_loops;
inline constinit std::array<inbox, most_inboxes> inboxes{};

}  // namespace pawl::inline PAWL_PORT::wait
