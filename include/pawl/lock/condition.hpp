// The condition variable.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/annotations.hpp>
#include <pawl/lock/calls.hpp>
#include <pawl/lock/cv_status.hpp>
#include <pawl/lock/guard.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/misuse.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/wait/event.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/misuse_of.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/this_task.hpp>

#include <chrono>
#include <mutex>
#include <optional>
#include <source_location>
#include <string>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Waiting, with a pawl::mutex held, until another task says that what the mutex protects has changed. The mutex is given
/// up meanwhile and taken again by its own lock(): with inheritance, and refused where that would close a circle
/// (deadlock_error: then it is not held). There is no mutex inside. Of those who sleep the one with the highest priority is
/// woken. May return for no reason: wait with a predicate. Never allocates, but for the text of a refusal.
///
/// The lock is a pawl::guard or a std::unique_lock<pawl::mutex>. All who wait at the same time use one mutex.
class condition {
public:
    /// name: a literal, or what outlives the condition; for reports.
    constexpr explicit condition(const char* name = "") noexcept : name_{name} {}
    condition(const condition&) = delete;
    condition& operator=(const condition&) = delete;
    /// While a task is in one of its waits, notified or not: the program ends, and says so.
    ~condition() {
        if (event_.is_waited_for() && !port::exiting() && !port::in_static_storage(this))
            watch::misuse_of("condition", name_, "was destroyed while a task waits in it");
    }

    /// One of those that wait now goes on, at least. With the mutex held or without. Wait-free but for the kernel's wake-up;
    /// never waits; from anywhere. Without the mutex, change what it protects before, not after, the mutex is given up.
    void notify_one() noexcept PAWL_NONBLOCKING { event_.notify_one(); }
    void notify_all() noexcept PAWL_NONBLOCKING { event_.notify_all(); }

    /// Blocks. Throws deadlock_error where the mutex cannot be taken again, invalid_argument where it was not held.
    template <class Lock>
    void wait(Lock& lock, std::source_location at = std::source_location::current()) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        sleep(lock, port::clock::time_point::max(), at);
    }
    /// Until predicate(), which is called with the mutex held.
    template <class Lock, class Predicate>
    requires std::predicate<Predicate&>
    void wait(Lock& lock, Predicate predicate,
              std::source_location at = std::source_location::current()) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        while (!predicate()) sleep(lock, port::clock::time_point::max(), at);
    }
    template <class Lock, class Rep, class Period>
    cv_status wait_for(Lock& lock, std::chrono::duration<Rep, Period> limit,
                            std::source_location at = std::source_location::current()) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return wait_until(lock, wait::after_now(limit), at);
    }
    /// timeout: nobody has notified since. The mutex is held all the same, however long that takes.
    template <class Lock, class Clock, class Duration>
    cv_status wait_until(Lock& lock, std::chrono::time_point<Clock, Duration> limit,
                              std::source_location at = std::source_location::current())
        PAWL_NO_THREAD_SAFETY_ANALYSIS {
        const port::clock::time_point until = wait::on_port_clock(limit);
        const bool notified = sleep(lock, until, at);
        return notified || port::clock::now() < until ? cv_status::no_timeout : cv_status::timeout;
    }
    /// What predicate() said last.
    template <class Lock, class Rep, class Period, class Predicate>
    requires std::predicate<Predicate&>
    [[nodiscard]] bool wait_for(Lock& lock, std::chrono::duration<Rep, Period> limit, Predicate predicate,
                                std::source_location at = std::source_location::current())
        PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return wait_until(lock, wait::after_now(limit), std::move(predicate), at);
    }
    template <class Lock, class Clock, class Duration, class Predicate>
    requires std::predicate<Predicate&>
    [[nodiscard]] bool wait_until(Lock& lock, std::chrono::time_point<Clock, Duration> limit, Predicate predicate,
                                  std::source_location at = std::source_location::current())
        PAWL_NO_THREAD_SAFETY_ANALYSIS {
        const port::clock::time_point until = wait::on_port_clock(limit);
        while (!predicate()) {
            sleep(lock, until, at);
            if (port::clock::now() >= until) return predicate();
        }
        return true;
    }
    [[nodiscard]] const char* name() const noexcept { return name_; }

private:
    // True: notified. The lock owns the mutex again, or an exception says why not.
    bool sleep(guard& held, port::clock::time_point until,
               const std::source_location& at) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        lock::core& core = held_by_this_task(held.held_);
        held.held_ = nullptr;
        const bool notified = sleep_without(core, until, at);
        held.held_ = &core;
        return notified;
    }
    bool sleep(std::unique_lock<mutex>& held, port::clock::time_point until,
               const std::source_location& at) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        lock::core& core = held_by_this_task(held.owns_lock() ? &lock::core_of(*held.mutex()) : nullptr);
        mutex& m = *held.release();
        held = std::unique_lock{m, std::defer_lock};
        const bool notified = sleep_without(core, until, at);
        held = std::unique_lock{m, std::adopt_lock};
        return notified;
    }

    static lock::core& held_by_this_task(lock::core* core) {
        watch::task_record* const me = port::of_this_thread<watch::task_record*>;
        if (!core || !me || !core->held_by(*me))
            misuse("pawl: a condition was waited for by a task that does not hold the mutex");
        if (core->how().recursive)
            misuse("pawl: a condition waits with a mutex; a recursive_mutex may stay locked meanwhile");
        return *core;
    }

    bool sleep_without(lock::core& core, port::clock::time_point until, const std::source_location& where) {
        const bool notified = sleep_without(core, *watch::this_task(), until, {where, {}});
        std::optional<deadlock> refused;
        if (lock::take(core, port::clock::time_point::max(), where, refused) != errc{}) lock::refuse(*refused);
        return notified;
    }
    bool sleep_without(lock::core& core, watch::task_record& me, port::clock::time_point until,
                       const watch::call_site& at) noexcept {
        // Before the mutex is given up: whoever changes anything from then on finds that somebody waits.
        event_.enter();
        const port::watched before = event_.watch();
        core.give_up(me);
        me.begin_wait(watch::waits_to::be_notified, this, name_, at, until);
        const bool woken = port::wait(*before.at, before.seen, until);
        me.end_wait();
        event_.leave();
        const bool notified = before.at->load(std::memory_order_seq_cst) != before.seen;
        // A wake-up on its way went to this one, who came after that notification, and not to one that it was for.
        if (woken && !notified) event_.wake_another();
        return notified;
    }

    wait::event event_;
    const char* name_;
};

}  // namespace pawl::inline PAWL_PORT
