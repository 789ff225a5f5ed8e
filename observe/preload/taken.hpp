// What every kind of lock has in common: it was taken, it is given up.
#pragma once

#include "observe/preload/held_locks.hpp"
#include "observe/preload/lock_order.hpp"
#include "observe/preload/thread_record.hpp"

namespace pawl::observe::preload {

/// waited: the thread would have waited for it without an end. Who only tries, or gives up in time, is in nobody's way.
[[gnu::always_inline]] inline void note_taken(thread_record& mine, const void* lock, hold how, const call_place& at,
                                              bool waited) noexcept {
    held_lock* const entry = mine.holds.add(lock, how, at);
    if (!entry) [[unlikely]]
        return;
    if (waited) check_order(mine, *entry, at);
}

/// Before it is given up: afterwards it may be another thread's at once.
[[gnu::always_inline]] inline void note_given_up(thread_record& mine, const void* lock) noexcept {
    if (!mine.holds.remove(lock)) [[unlikely]] {
        // Another thread took it; plain mutexes let that be.
        const std::size_t met = threads_met.load(std::memory_order_relaxed);
        for (std::size_t i = 0; i < met; ++i)
            if (&records[i] != &mine) records[i].holds.drop(lock);
    }
}

}  // namespace pawl::observe::preload
