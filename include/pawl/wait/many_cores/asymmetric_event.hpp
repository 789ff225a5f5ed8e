// An event whose waker pays next to nothing: the sleeper pays for both.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// The light half of a pair of barriers; the heavy half is port::barrier_everywhere(). Keeps the compiler from moving
/// accesses across this place; no instruction. What stands before it and what stands after it are seen in this order by
/// whoever has called the heavy half in between.
inline void light_barrier() noexcept PAWL_NONBLOCKING { std::atomic_signal_fence(std::memory_order_seq_cst); }

/// As wait::event, for one task at each end. The waker changes the state by a plain release store, and looks for a
/// sleeper by a plain load; nothing keeps a processor from doing the two in the other order. So the sleeper, after it has
/// announced itself, makes every task pass a barrier: whoever had changed the state before it is then seen by the
/// sleeper's last look, and whoever does so afterwards sees the sleeper. (The idea: Dice, Huang and Yang, "Asymmetric
/// Dekker synchronization", 2001.)
class asymmetric_event {
public:
    /// For the waker, after its change of state. Wait-free but for the kernel's wake-up. From anywhere. True: somebody waits.
    bool notify_one() noexcept PAWL_NONBLOCKING {
        light_barrier();
        // relaxed: the order against the change of state is the barriers' work.
        if (waiting_.load(std::memory_order_relaxed) == 0) [[likely]]
            return false;
        wake_all();
        return true;
    }
    /// The same: there is one sleeper at most, unless a task waits for one end in two branches of one select.
    void notify_all() noexcept PAWL_NONBLOCKING { notify_one(); }

    /// For the waiter. About a microsecond: each core that runs this process is interrupted.
    void enter() noexcept {
        waiting_.fetch_add(1, std::memory_order_seq_cst);
        unheard_.store(!port::barrier_everywhere(), std::memory_order_relaxed);
    }
    void leave() noexcept PAWL_NONBLOCKING { waiting_.fetch_sub(1, std::memory_order_seq_cst); }
    [[nodiscard]] port::watched watch() const noexcept PAWL_NONBLOCKING {
        return {&word_, word_.load(std::memory_order_seq_cst)};
    }
    /// When to look again without having been woken: soon, where the platform refused the barrier.
    [[nodiscard]] port::clock::time_point due() const noexcept {
        if (!unheard_.load(std::memory_order_relaxed)) return port::clock::time_point::max();
        return port::clock::now() + port::longest_unwoken;
    }

private:
    void wake_all() noexcept PAWL_NONBLOCKING {
        word_.fetch_add(1, std::memory_order_seq_cst);
        port::wake_all(word_);
    }

    port::word word_{0};
    std::atomic<std::uint32_t> waiting_{0};
    std::atomic<bool> unheard_{false};
};

}  // namespace pawl::inline PAWL_PORT::wait
