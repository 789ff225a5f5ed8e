// What a waiter waits at and a waker looks at. One core runs both: what they share is changed with interrupts off.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/one_core/suspended.hpp>
#include <pawl/wait/one_core/undisturbed.hpp>
#include <pawl/wait/told.hpp>

#include <atomic>
#include <cstdint>
#include <type_traits>

namespace pawl::inline PAWL_PORT::wait {

/// Coroutines stand in its list, the first to come first; threads are counted, and sleep on its word. No wake-up is lost: the
/// waiter stands here before it looks at the state for the last time; the waker changes the state, then looks here. Whoever was
/// woken is in the list no more, must look again, and passes the wake-up on if work remains (leave() of each operation).
class event {
public:
    /// For the waker, after its change of state. From anywhere; some steps. True: somebody waited.
    [[gnu::always_inline]] bool notify_one() noexcept PAWL_NONBLOCKING {
        if (nobody_waits()) [[likely]]
            return false;
        wake_one();
        return true;
    }
    /// When all must look again: the channel was closed. Some steps for each of them, interrupts on in between.
    void notify_all() noexcept PAWL_NONBLOCKING {
        if (!nobody_waits()) wake_all(suspended::looks_first);
    }
    /// state becomes next(state), and all go on: what they waited for has come, and cannot be taken away by anybody. Those that
    /// wait for nothing else do so without another look. The first one is woken in the same moment.
    template <class Next>
    [[gnu::noinline]] void change_and_complete_all(port::word& state, Next next) noexcept PAWL_NONBLOCKING {
        {
            const undisturbed now;
            state.store(next(state.load(std::memory_order_relaxed)), std::memory_order_relaxed);
            if (!wake_first(suspended::goes_on)) return wake_threads();
        }
        if (!nobody_waits()) wake_all(suspended::goes_on);
    }

    void enter(waiter who = waiter::thread) noexcept PAWL_NONBLOCKING {
        if (hook* const one = who.by()) return hang(*one);
        threads_.fetch_add(1, std::memory_order_relaxed);
        std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    [[gnu::always_inline]] void leave(waiter who = waiter::thread) noexcept PAWL_NONBLOCKING {
        if (hook* const one = who.by()) {
            if (one->next) take_off(*one);
        } else
            threads_.fetch_sub(1, std::memory_order_relaxed);
    }
    /// For who destroys it: nobody may.
    [[nodiscard]] bool is_waited_for() const noexcept { return !nobody_waits(); }
    /// What a thread sleeps on; to be taken before the last look at the state.
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&word_, word_.load(std::memory_order_relaxed)};
    }
    void wake_another() noexcept PAWL_NONBLOCKING { port::wake_one(word_); }

private:
    [[nodiscard, gnu::always_inline]] bool nobody_waits() const noexcept PAWL_NONBLOCKING {
        std::atomic_signal_fence(std::memory_order_seq_cst);  // after the change of state
        return first_.load(std::memory_order_relaxed) == nullptr && threads_.load(std::memory_order_relaxed) == 0;
    }
    void hang(hook& one) noexcept PAWL_NONBLOCKING;
    void take_off(hook& one) noexcept PAWL_NONBLOCKING;
    [[gnu::always_inline]] void unlink(hook& one) noexcept PAWL_NONBLOCKING;
    /// While undisturbed.
    [[gnu::always_inline]] bool wake_first(suspended::then what) noexcept PAWL_NONBLOCKING;
    void wake_one() noexcept PAWL_NONBLOCKING;
    void wake_all(suspended::then what) noexcept PAWL_NONBLOCKING;
    void wake_threads() noexcept PAWL_NONBLOCKING {
        if (threads_.load(std::memory_order_relaxed) == 0) return;
        word_.fetch_add(1, std::memory_order_relaxed);
        port::wake_all(word_);
    }

    port::word word_{0};
    std::atomic<std::uint32_t> threads_{0};
    std::atomic<hook*> first_{nullptr};  // of a ring
};

// Not inlined: every channel and lock calls the same.
[[gnu::noinline]] inline void event::hang(hook& one) noexcept PAWL_NONBLOCKING {
    const undisturbed now;
    hook* const first = first_.load(std::memory_order_relaxed);
    if (first) {
        one.next = first;
        one.previous = first->previous;
        first->previous->next = &one;
        first->previous = &one;
    } else {
        one.next = one.previous = &one;
        first_.store(&one, std::memory_order_relaxed);
    }
}
inline void event::unlink(hook& one) noexcept PAWL_NONBLOCKING {
    hook* const next = one.next;
    one.next = nullptr;
    if (next == &one) return first_.store(nullptr, std::memory_order_relaxed);
    next->previous = one.previous;
    one.previous->next = next;
    if (first_.load(std::memory_order_relaxed) == &one) first_.store(next, std::memory_order_relaxed);
}
[[gnu::noinline]] inline void event::take_off(hook& one) noexcept PAWL_NONBLOCKING {
    const undisturbed now;
    if (one.next) unlink(one);  // a waker may have come in between
}
inline bool event::wake_first(suspended::then what) noexcept PAWL_NONBLOCKING {
    hook* const one = first_.load(std::memory_order_relaxed);
    if (!one) return false;
    unlink(*one);
    one->of->wake(what);
    return true;
}
[[gnu::noinline]] inline void event::wake_one() noexcept PAWL_NONBLOCKING {
    {
        const undisturbed now;
        if (wake_first(suspended::looks_first)) return;
    }
    word_.fetch_add(1, std::memory_order_relaxed);
    port::wake_one(word_);
}
// One at a time, so that interrupts need not wait for all of them.
[[gnu::noinline]] inline void event::wake_all(suspended::then what) noexcept PAWL_NONBLOCKING {
    for (bool some = true; some;) {
        const undisturbed now;
        some = wake_first(what);
    }
    wake_threads();
}

template <class Event>
inline constexpr bool tells_loops = std::is_same_v<std::remove_cvref_t<Event>, event>;
template <class Next>
void change_and_complete_all(port::word& state, event& at, Next next) noexcept PAWL_NONBLOCKING {
    at.change_and_complete_all(state, next);
}
inline void enter(event& at, waiter who) noexcept { at.enter(who); }
inline void leave(event& at, waiter who) noexcept { at.leave(who); }

}  // namespace pawl::inline PAWL_PORT::wait
