// What a sleeper sleeps on and a waker wakes: a word that changes at each wake-up, and the number of those who may sleep.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/told.hpp>

#include <atomic>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <type_traits>

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
        if (const std::size_t who = waiting_.load(std::memory_order_seq_cst); who != 0) wake_one(who);
    }
    /// The same, when all must look again: the channel was closed.
    void notify_all() noexcept PAWL_NONBLOCKING {
        const std::size_t who = waiting_.load(std::memory_order_seq_cst);
        if (who == 0) return;
        word_.fetch_add(1, std::memory_order_seq_cst);
        if (who % in_a_loop != 0) port::wake_all(word_);
        if (who >= in_a_loop) tell_loops(word_);
    }

    /// For the waiter: from now on wakers look out for it. One in a loop has made the loop interested in the word before.
    void enter(waiter who = waiter::thread) noexcept PAWL_NONBLOCKING {
        waiting_.fetch_add(who == waiter::loop ? in_a_loop : 1, std::memory_order_seq_cst);
    }
    void leave(waiter who = waiter::thread) noexcept PAWL_NONBLOCKING {
        waiting_.fetch_sub(who == waiter::loop ? in_a_loop : 1, std::memory_order_seq_cst);
    }
    /// For who destroys it: nobody may.
    [[nodiscard]] bool is_waited_for() const noexcept { return waiting_.load(std::memory_order_relaxed) != 0; }
    /// What to sleep on; to be taken before the last look at the state.
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&word_, word_.load(std::memory_order_seq_cst)};
    }

    /// For who was woken in the place of another: somebody who waited at the last wake-up sleeps still.
    void wake_another() noexcept PAWL_NONBLOCKING { port::wake_one(word_); }

private:
    // A loop that is told takes no thread's wake-up away.
    void wake_one(std::size_t who) noexcept PAWL_NONBLOCKING {
        word_.fetch_add(1, std::memory_order_seq_cst);
        if (who % in_a_loop != 0) port::wake_one(word_);
        if (who >= in_a_loop) tell_loops(word_);
    }

    static constexpr std::size_t in_a_loop = std::size_t{1} << sizeof(std::size_t) * CHAR_BIT / 2;

    port::word word_{0};
    std::atomic<std::size_t> waiting_{0};  // threads, and above them those in loops
};

/// state becomes next(state), and all go on: what they waited for has come, and cannot be taken away by anybody.
template <class Next>
void change_and_complete_all(port::word& state, event& at, Next next) noexcept PAWL_NONBLOCKING {
    std::uint32_t seen = state.load(std::memory_order_relaxed);
    // seq_cst: against who announces itself and then looks.
    while (!state.compare_exchange_weak(seen, next(seen), std::memory_order_seq_cst)) {
    }
    at.notify_all();
}

/// Other kinds of events are slept on, also by loops.
template <class Event>
inline constexpr bool tells_loops = std::is_same_v<std::remove_cvref_t<Event>, event>;
template <class Event>
void enter(Event& at, waiter who) noexcept {
    if constexpr (tells_loops<Event>)
        at.enter(who);
    else
        at.enter();
}
template <class Event>
void leave(Event& at, waiter who) noexcept {
    if constexpr (tells_loops<Event>)
        at.leave(who);
    else
        at.leave();
}

}  // namespace pawl::inline PAWL_PORT::wait
