// How others reach the loop of a thread: what can go on there is laid into its inbox, from anywhere and without a lock.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/place.hpp>
#include <pawl/wait/ready.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// A stack that many push and the loop takes whole (Treiber, "Systems programming: coping with parallelism", 1986; taken
/// whole, no node comes back while somebody looks at it). That the loop sleeps is a value of the stack's top: who
/// pushes learns it by the same compare-exchange, and wakes the loop only then.
///
/// In static storage: who has pushed may still wake the loop when what it pushed has run, and its thread has ended. At worst
/// another thread then looks once in vain.
class alignas(port::cache_line) inbox : public place {
public:
    /// From anywhere, interrupts included. Lock-free but for the kernel's wake-up. The node is nobody else's until it is taken.
    void push(ready_node& one) noexcept PAWL_NONBLOCKING {
        ready_node* seen = top_.load(std::memory_order_relaxed);
        do one.next = seen == &asleep ? nullptr : seen;
        // release: the node, and what the caller did before. acquire is not needed: the others' nodes are not looked at.
        while (!top_.compare_exchange_weak(seen, &one, std::memory_order_release, std::memory_order_relaxed));
        if (seen == &asleep) wake();
    }
    /// Makes the loop ask its guests whether they are to stop. From anywhere. Wait-free but for the kernel's wake-up.
    void ask() noexcept PAWL_NONBLOCKING { call(asked_to_stop); }
    /// Makes the loop's waits for locks lend what its level runs at. From anywhere. The same.
    void ask_to_lend() noexcept PAWL_NONBLOCKING { call(asked_to_lend); }
    /// Makes the loop look at those that wait for a word of this bucket (told.hpp). From anywhere. The same.
    void tell(std::size_t bucket) noexcept PAWL_NONBLOCKING { call(first_reason << bucket); }

    /// For the loop. Something may be there.
    [[nodiscard]] bool has_some() const noexcept PAWL_NONBLOCKING {
        const ready_node* const top = top_.load(std::memory_order_relaxed);
        return top != nullptr && top != &asleep;
    }
    /// All that was pushed, the oldest first, to the end of `into`.
    void take_all(ready_list& into) noexcept PAWL_NONBLOCKING {
        // acquire: the nodes.
        ready_node* one = top_.exchange(nullptr, std::memory_order_acquire);
        if (one == &asleep) return;
        ready_node* oldest = nullptr;
        while (one) {
            ready_node* const before = one->next;
            one->next = oldest;
            oldest = std::exchange(one, before);
        }
        while (oldest) {
            ready_node* const after = oldest->next;
            into.add_last(*std::exchange(oldest, after));
        }
    }
    /// Why it was called since the last time: asked_to_stop, and a bit for each bucket.
    [[nodiscard]] std::uint32_t calls() noexcept PAWL_NONBLOCKING {
        if (calls_.load(std::memory_order_relaxed) == 0) return 0;
        // seq_cst: before anybody looks, so that who calls later is not overlooked.
        return calls_.exchange(0, std::memory_order_seq_cst);
    }
    static constexpr std::uint32_t asked_to_stop = 1, asked_to_lend = 2, first_reason = 4;
    static constexpr std::size_t reasons = 30;
    /// From now on who pushes or asks changes the word. False: somebody has, so do not sleep. watch() comes before.
    [[nodiscard]] bool fall_asleep() noexcept PAWL_NONBLOCKING {
        ready_node* nothing = nullptr;
        if (!top_.compare_exchange_strong(nothing, &asleep, std::memory_order_seq_cst)) return false;
        return calls_.load(std::memory_order_seq_cst) == 0;
    }
    void get_up() noexcept PAWL_NONBLOCKING {
        ready_node* seen = &asleep;
        top_.compare_exchange_strong(seen, nullptr, std::memory_order_relaxed);
    }
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&word_, word_.load(std::memory_order_seq_cst)};
    }

private:
    void call(std::uint32_t why) noexcept PAWL_NONBLOCKING {
        // seq_cst, against fall_asleep(): the loop sees this, or is seen asleep.
        calls_.fetch_or(why, std::memory_order_seq_cst);
        if (top_.load(std::memory_order_seq_cst) == &asleep) wake();
    }
    void wake() noexcept PAWL_NONBLOCKING {
        trace::tell_of(trace::traced::wakes, this);
        word_.fetch_add(1, std::memory_order_seq_cst);
        port::wake_one(word_);
    }

    static ready_node asleep;

    std::atomic<ready_node*> top_{nullptr};
    port::word word_{0};
    std::atomic<std::uint32_t> calls_{0};
};

inline constinit ready_node inbox::asleep{};

/// All inboxes of the program. As many loops may be reached at the same time.
inline constexpr std::size_t most_inboxes = port::most_loops;
inline constinit std::array<inbox, most_inboxes> inboxes{};

}  // namespace pawl::inline PAWL_PORT::wait
