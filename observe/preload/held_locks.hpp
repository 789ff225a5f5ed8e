// The locks that a thread holds, told by itself and read by others while it waits.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "observe/preload/call_place.hpp"

namespace pawl::observe::preload {

enum class hold : std::uint8_t { exclusive, shared };

struct held_lock {
    std::atomic<const void*> object;  // null: given up, others above it are not
    code_pointers code;
    words_above above;
    std::uint32_t times;  // recursive locks
    std::atomic<hold> how;

    [[nodiscard]] wire::place taken_at() const noexcept { return facts_of(code, above); }
};

/// Changed by its thread, and by a signal handler that interrupts it anywhere: so an entry is counted first and named last.
/// Not changed by others, but for drop().
class held_locks {
public:
    static constexpr std::size_t most = 64;

    [[nodiscard]] std::size_t count() const noexcept { return count_.load(std::memory_order_relaxed); }
    [[nodiscard]] const held_lock& operator[](std::size_t index) const noexcept { return entries_[index]; }

    /// Null: as many are held as can be noted. This one is not; nothing wrong is said for that, only less.
    [[gnu::always_inline]] held_lock* add(const void* object, hold how, const call_place& at) noexcept {
        const std::size_t index = count();
        if (index == most) [[unlikely]]
            return nullptr;
        held_lock& entry = entries_[index];
        count_.store(index + 1, std::memory_order_relaxed);
        std::atomic_signal_fence(std::memory_order_seq_cst);
        entry.times = 1;
        entry.how.store(how, std::memory_order_relaxed);
        at.write(entry.code);
        at.write(entry.above);
        std::atomic_signal_fence(std::memory_order_seq_cst);
        entry.object.store(object, std::memory_order_relaxed);
        return &entry;
    }
    /// The one that was taken last is given up first, mostly. False: nothing was done.
    [[gnu::always_inline]] bool remove_last(const void* object) noexcept {
        const std::size_t top = count() - 1;
        if (top >= most || entries_[top].object.load(std::memory_order_relaxed) != object || entries_[top].times != 1)
            [[unlikely]]
            return false;
        // Where what stands below was given up first, it goes with this one.
        if (top != 0 && !entries_[top - 1].object.load(std::memory_order_relaxed)) [[unlikely]]
            return false;
        entries_[top].object.store(nullptr, std::memory_order_relaxed);
        std::atomic_signal_fence(std::memory_order_seq_cst);
        count_.store(top, std::memory_order_relaxed);
        return true;
    }
    /// False: it does not stand here.
    bool remove(const void* object) noexcept { return remove_last(object) || remove_below(object); }
    [[nodiscard]] held_lock* find(const void* object) noexcept {
        for (std::size_t i = count(); i-- > 0;)
            if (entries_[i].object.load(std::memory_order_relaxed) == object) return &entries_[i];
        return nullptr;
    }
    [[nodiscard]] const held_lock* find(const void* object) const noexcept {
        return const_cast<held_locks*>(this)->find(object);
    }
    /// By another thread, which has given the lock up in the place of this one: plain mutexes let it.
    void drop(const void* object) noexcept {
        for (std::size_t i = 0; i < count(); ++i) {
            const void* expected = object;
            if (entries_[i].object.compare_exchange_strong(expected, nullptr, std::memory_order_relaxed)) return;
        }
    }
    void clear() noexcept {
        for (std::size_t i = 0; i < count(); ++i) entries_[i].object.store(nullptr, std::memory_order_relaxed);
        count_.store(0, std::memory_order_relaxed);
    }

private:
    [[gnu::noinline]] bool remove_below(const void* object) noexcept {
        held_lock* const entry = find(object);
        if (!entry) return false;
        if (--entry->times != 0) return true;
        entry->object.store(nullptr, std::memory_order_relaxed);
        std::size_t left = count();
        while (left != 0 && !entries_[left - 1].object.load(std::memory_order_relaxed)) --left;
        count_.store(left, std::memory_order_relaxed);
        return true;
    }

    std::atomic<std::size_t> count_;
    held_lock entries_[most];
};

}  // namespace pawl::observe::preload
