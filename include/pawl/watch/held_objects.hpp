// What a task holds, told by itself and read by anybody.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace pawl::inline PAWL_PORT::watch {

/// What has become of a task that held an object: it has ended, and this runs in its place; in a child of fork(), where it
/// was not copied, on the task that was; or it is that one, which has another number now.
enum class fate : std::uint8_t { ended, left_behind, renumbered };
using abandon = void (*)(void* object, fate why) noexcept;

/// An object that this task alone can give to others: a lock that it holds, the one end of a channel. Since when does not
/// stand here: to read the clock costs as much as to take a lock. A task that waits has held it at least since then.
struct held_object {
    std::atomic<void*> object{nullptr};
    std::atomic<const char*> name{nullptr};  // a literal, or as good as one
    abandon at_end = nullptr;                // its task's own
    shared_call_site at;
};

/// Written by its task only. Whoever reads while the task runs may see an entry twice, or miss one: so only what a task
/// that waits holds is believed (circle.hpp and seen_task.hpp look twice). release and acquire: who has read what the task
/// took or gave up after a wait sees also that the wait is over.
class held_objects {
public:
    static constexpr std::size_t most = port::most_held;

    [[nodiscard, gnu::always_inline]] bool full() const noexcept { return count() == most; }
    [[nodiscard, gnu::always_inline]] std::size_t count() const noexcept { return count_.load(std::memory_order_acquire); }
    [[nodiscard]] const held_object& operator[](std::size_t index) const noexcept { return entries_[index]; }

    /// Only where it is not full.
    [[gnu::always_inline]] void add(void* object, const char* name, abandon at_end, const call_site& at) noexcept {
        const std::size_t index = count();
        held_object& entry = entries_[index];
        entry.object.store(object, std::memory_order_release);
        entry.name.store(name, std::memory_order_release);
        entry.at_end = at_end;
        entry.at.store(at);
        count_.store(index + 1, std::memory_order_release);
    }
    /// The one that was taken last is given up first, mostly.
    void remove(const void* object) noexcept {
        const std::size_t last = count() - 1;
        if (entries_[last].object.load(std::memory_order_relaxed) != object) [[unlikely]]
            close_gap(object, last);
        count_.store(last, std::memory_order_release);
    }
    /// The task ends. The last one taken goes first.
    void abandon_all() noexcept {
        while (count() != 0) {
            const held_object& last = entries_[count() - 1];
            last.at_end(last.object.load(std::memory_order_relaxed), fate::ended);
        }
    }
    /// In a child of fork(). It may have been copied in the middle of a change.
    void tell_all(fate why) noexcept {
        for (std::size_t i = 0; i < count(); ++i)
            entries_[i].at_end(entries_[i].object.load(std::memory_order_relaxed), why);
        if (why == fate::left_behind) count_.store(0, std::memory_order_release);
    }
    [[nodiscard]] const held_object* find(const void* object) const noexcept {
        for (std::size_t i = 0; i < count(); ++i)
            if (entries_[i].object.load(std::memory_order_acquire) == object) return &entries_[i];
        return nullptr;
    }

private:
    void close_gap(const void* object, std::size_t last) noexcept {
        std::size_t at = last;
        while (entries_[at].object.load(std::memory_order_relaxed) != object)
            if (at-- == 0) written_over();
        for (; at < last; ++at) {
            const held_object& next = entries_[at + 1];
            entries_[at].object.store(next.object.load(std::memory_order_relaxed), std::memory_order_release);
            entries_[at].name.store(next.name.load(std::memory_order_relaxed), std::memory_order_release);
            entries_[at].at_end = next.at_end;
            entries_[at].at.store(next.at.load());
        }
    }

    [[noreturn, gnu::cold]] static void written_over() noexcept {
        port::last_words(
            "pawl: a signal handler locked while the task that it interrupted took or gave up a lock itself\n");
        std::abort();
    }

    std::atomic<std::size_t> count_{0};
    std::array<held_object, most> entries_{};
};

}  // namespace pawl::inline PAWL_PORT::watch
