// What a sleeper sleeps on and a waker wakes: a word that changes at each wake-up, and the number of those who may sleep.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// No wake-up is lost: the waiter announces itself, remembers the word, looks at the state, and sleeps only while the
/// word is the same; the waker changes the state, then looks for waiters. Both use sequentially consistent operations on
/// both places, so that one of them sees the other. Wake-ups go to one sleeper at a time: whoever went on must look
/// again and pass the wake-up on (waiting::leave), since the next waker may be stopped between its change and its wake.
class event {
public:
    /// For the waker, after a sequentially consistent change of state. Wait-free but for the kernel's wake-up. From anywhere.
    void notify_one() noexcept PAWL_NONBLOCKING {
        // seq_cst: against enter(), see above.
        if (waiting_.load(std::memory_order_seq_cst) != 0) wake_one();
    }
    /// The same, when all must look again: the channel was closed.
    void notify_all() noexcept PAWL_NONBLOCKING {
        if (waiting_.load(std::memory_order_seq_cst) == 0) return;
        word_.fetch_add(1, std::memory_order_seq_cst);
        port::wake_all(word_);
    }

    /// For the waiter: from now on wakers look out for it.
    void enter() noexcept PAWL_NONBLOCKING { waiting_.fetch_add(1, std::memory_order_seq_cst); }
    void leave() noexcept PAWL_NONBLOCKING { waiting_.fetch_sub(1, std::memory_order_seq_cst); }
    /// For who destroys it: nobody may.
    [[nodiscard]] bool is_waited_for() const noexcept { return waiting_.load(std::memory_order_relaxed) != 0; }
    /// What to sleep on; to be taken before the last look at the state.
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&word_, word_.load(std::memory_order_seq_cst)};
    }

    /// For who was woken in the place of another: somebody who waited at the last wake-up sleeps still.
    void wake_another() noexcept PAWL_NONBLOCKING { port::wake_one(word_); }

private:
    void wake_one() noexcept PAWL_NONBLOCKING {
        word_.fetch_add(1, std::memory_order_seq_cst);
        port::wake_one(word_);
    }

    port::word word_{0};
    std::atomic<std::uint32_t> waiting_{0};
};

}  // namespace pawl::inline PAWL_PORT::wait
