// A lock for a few instructions, which interrupts may take too.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/annotations.hpp>
#include <pawl/lock/refusal.hpp>
#include <pawl/lock/spin_policy.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/misuse_of.hpp>

#include <atomic>
#include <cstdlib>
#include <source_location>

namespace pawl::inline PAWL_PORT {

/// Mutual exclusion by looking again and again: for a few instructions between cores, and for what a task shares with an
/// interrupt. Nobody sleeps, so no priority is lent, and no circle is found; that is why a policy must be named.
///
///     pawl::spin_mutex<pawl::spin_policy::interrupts_off> events{"events"};
///
/// pawl check shows what the wrong policy leads to: `stuck`, with the task or interrupt that spins on top of the owner.
/// On Linux, interrupts are signals, which are blocked for the owner alone; and to keep tasks away needs the right to the
/// highest priority of SCHED_FIFO (errc::not_permitted), and holds only for tasks that have a lower one.
///
/// Lockable: std::lock_guard and std::scoped_lock take it. May be called from an interrupt, but where the policy keeps tasks
/// away a task's first call must not be one: it begins the task's record. Allocates nothing else.
template <spin_policy Policy>
class PAWL_CAPABILITY("spin mutex") spin_mutex {
public:
    /// name: a literal, or what outlives the mutex; for what is said of misuse.
    constexpr explicit spin_mutex(const char* name = "") noexcept : name_{name} {}
    spin_mutex(const spin_mutex&) = delete;
    spin_mutex& operator=(const spin_mutex&) = delete;
    ~spin_mutex() {
        if (owner_.load(std::memory_order_relaxed) && !port::exiting() && !port::in_static_storage(this))
            watch::misuse_of("spin mutex", name_, "was destroyed while it is held");
    }

    /// Throws deadlock_error with errc::not_permitted or too_many, under the policies that keep tasks away. A thread that
    /// wants what it holds itself, from an interrupt or by taking it twice, would spin for ever: the program ends and says so.
    void lock(std::source_location at = std::source_location::current()) noexcept(!lock::keeps_tasks_away(Policy))
        PAWL_ACQUIRE() PAWL_NO_THREAD_SAFETY_ANALYSIS {
        if (const errc why = lock::keep_away<Policy>(); why != errc{}) refuse(why, at);
        for (;;) {
            if (take()) return;
            if (owner_.load(std::memory_order_relaxed) == me()) holds_it_itself();
            while (owner_.load(std::memory_order_relaxed)) port::pause();
        }
    }
    /// False: held; or lock() would throw. Never waits.
    [[nodiscard]] bool try_lock() noexcept PAWL_TRY_ACQUIRE(true) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        if (lock::keep_away<Policy>() != errc{}) return false;
        const bool taken = take();
        if (!taken) lock::let_come<Policy>();
        return taken;
    }
    /// Throws operation_not_permitted where the calling thread does not hold it. Never waits.
    void unlock() PAWL_RELEASE() PAWL_NO_THREAD_SAFETY_ANALYSIS {
        if (owner_.load(std::memory_order_relaxed) != me()) lock::refuse_unlock("spin mutex", name_);
        // release: to the next owner.
        owner_.store(nullptr, std::memory_order_release);
        lock::let_come<Policy>();
    }
    [[nodiscard]] const char* name() const noexcept { return name_; }

private:
    // A thread is known by the place of a variable of its own: there is no call to make.
    [[nodiscard]] static const void* me() noexcept { return &port::of_this_thread<char>; }
    [[nodiscard]] bool take() noexcept {
        const void* nobody = nullptr;
        // acquire: what the last owner did.
        return owner_.compare_exchange_strong(nobody, me(), std::memory_order_acquire, std::memory_order_relaxed);
    }
    [[gnu::cold]] void refuse(errc why, const std::source_location& at) const {
        deadlock refused{why, name_, watch::call_site::of(at)};
        refused.because_of({.wanted = port::highest_priority, .met = 0, .full = deadlock::table::tasks});
        lock::refuse(refused);
    }
    [[noreturn, gnu::cold]] void holds_it_itself() const noexcept {
        port::last_words("pawl: spin mutex \"");
        port::last_words(name_);
        port::last_words(
            "\" is wanted by the thread that holds it, twice or from an interrupt, and would spin for ever\n");
        std::abort();
    }

    std::atomic<const void*> owner_{nullptr};
    const char* name_;
};

}  // namespace pawl::inline PAWL_PORT
