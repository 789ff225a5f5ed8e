// Locks that lend priorities: who waits lends its own to the owner, and to whom that one waits for, and so on. The kernel's own
// mutexes lend along one step only, and take it back when the last of several is given up.
#pragma once

#include <pawl/port/freertos/task.hpp>

#include <atomic>
#include <cstdint>

namespace pawl::inline on_freertos::port {

/// How a lock_inherit ended.
enum class inherited : std::uint8_t { taken, timeout, would_close_circle, owner_gone, refused };

namespace detail {

inline constexpr std::uint32_t somebody_waits = 0x8000'0000;

/// Stands on the stack of the task that waits.
struct lock_waiter {
    word* at = nullptr;
    known_task* task = nullptr;
    lock_waiter* next = nullptr;
    bool granted = false;
};
inline constinit lock_waiter* lock_waiters = nullptr;  // who came last first

[[nodiscard]] inline UBaseType_t priority_now(const known_task& t) noexcept PAWL_NONBLOCKING {
    return kernel::priority_of(t.handle);
}
[[nodiscard]] inline known_task* owner_of(const word& w) noexcept PAWL_NONBLOCKING {
    return known_tasks.find(w.load(std::memory_order_relaxed) & owner_bits);
}

/// The priority that a task should have: its own, or the highest of those who wait for a lock of its.
inline void settle_priority(known_task& t) noexcept PAWL_NONBLOCKING {
    const UBaseType_t own = t.lent ? t.own_priority : priority_now(t);
    UBaseType_t wanted = own > t.as_a_level ? own : t.as_a_level;
    for (const lock_waiter* each = lock_waiters; each; each = each->next)
        if (owner_of(*each->at) == &t && priority_now(*each->task) > wanted) wanted = priority_now(*each->task);
    t.own_priority = own;
    t.lent = wanted != own;
    if (wanted != priority_now(t)) kernel::set_priority(t.handle, wanted);
}
/// The same for whom it waits for, and so on. A chain is no longer than there are tasks.
inline void settle_chain(known_task* t) noexcept {
    for (std::size_t steps = 0; t && steps < most_tasks; ++steps) {
        settle_priority(*t);
        t = t->waits ? owner_of(*t->waits->at) : nullptr;
    }
}
[[nodiscard]] inline bool leads_to(const known_task* t, const known_task& me) noexcept {
    for (std::size_t steps = 0; t && steps < most_tasks; ++steps) {
        if (t == &me) return true;
        t = t->waits ? owner_of(*t->waits->at) : nullptr;
    }
    return false;
}

inline void unlist(lock_waiter& one) noexcept PAWL_NONBLOCKING {
    lock_waiter** place = &lock_waiters;
    while (*place != &one) place = &(*place)->next;
    *place = one.next;
    one.task->waits = nullptr;
}
/// Of those who wait for the word: the highest priority, and within one who came first. Null: nobody.
[[nodiscard]] inline lock_waiter* next_owner(const word& w) noexcept PAWL_NONBLOCKING {
    lock_waiter* found = nullptr;
    for (lock_waiter* each = lock_waiters; each; each = each->next)
        if (each->at == &w && (!found || priority_now(*each->task) >= priority_now(*found->task))) found = each;
    return found;
}

/// Under the mask, which keeps only those away who wait or hand on: owners on other cores take and give up meanwhile.
/// taken; would_close_circle; owner_gone; timeout: in the queue now.
[[nodiscard]] inline inherited take_or_queue(word& w, lock_waiter& self) noexcept {
    for (;;) {
        std::uint32_t seen = 0;
        if (w.compare_exchange_strong(seen, self.task->number, std::memory_order_acquire, std::memory_order_relaxed))
            return inherited::taken;
        known_task* const owner = known_tasks.find(seen & owner_bits);
        if (!owner) return inherited::owner_gone;
        if (leads_to(owner, *self.task)) return inherited::would_close_circle;
        // From here on the owner cannot give it up by itself.
        if (!w.compare_exchange_strong(seen, seen | somebody_waits, std::memory_order_relaxed)) continue;
        self.next = lock_waiters;
        lock_waiters = &self;
        self.task->waits = &self;
        settle_chain(owner);
        return inherited::timeout;
    }
}

/// Under the mask, for who does not get it after all.
inline void leave_queue(lock_waiter& self) noexcept {
    unlist(self);
    if (!next_owner(*self.at)) self.at->fetch_and(~somebody_waits, std::memory_order_relaxed);
    settle_chain(owner_of(*self.at));
}
}  // namespace detail

/// Takes a word that holds 0 or its owner's number; the owner runs with the caller's priority meanwhile, and so on along the
/// chain. In a task only.
[[nodiscard]] inline inherited lock_inherit(word& w, clock::time_point deadline) noexcept {
    const std::uint32_t me = task_number();
    detail::lock_waiter self;
    self.at = &w;
    {
        const kernel::masked section;
        self.task = detail::known_tasks.find(me);
        if (!self.task || !self.task->handle) return inherited::refused;
        const inherited result = detail::take_or_queue(w, self);
        if (result != inherited::timeout) return result;
    }
    detail::notification_wait wait;
    const auto is_granted = [&] {
        const kernel::masked section;
        return self.granted;
    };
    wait.until(is_granted, deadline);
    bool granted;
    {
        const kernel::masked section;
        granted = self.granted;
        if (!granted) detail::leave_queue(self);
    }
    wait.finish(granted);
    return granted ? inherited::taken : inherited::timeout;
}

/// Where the word says that somebody waits. Never blocks; the new owner runs at once if it outranks the caller.
inline void unlock_inherit(word& w) noexcept PAWL_NONBLOCKING {
    bool outranks = false;
    {
        const kernel::masked section;
        detail::known_task* const before = detail::owner_of(w);
        if (detail::lock_waiter* const next = detail::next_owner(w)) {
            detail::unlist(*next);
            next->granted = true;
            w.store(next->task->number | (detail::next_owner(w) ? detail::somebody_waits : 0),
                    std::memory_order_relaxed);
            detail::settle_priority(*next->task);
            outranks = kernel::notify(next->task->handle);
        } else
            w.store(0, std::memory_order_relaxed);
        if (before) detail::settle_priority(*before);
    }
    kernel::let_run(outranks);
}

}  // namespace pawl::inline on_freertos::port
