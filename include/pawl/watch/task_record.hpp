// What each task tells about itself: its name, what it holds, what it waits for. Read by who looks for a circle, by the wait
// graph, by watchdogs and by debuggers, at any time; nobody waits for a reader.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/held_objects.hpp>
#include <pawl/watch/own_state.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::watch {

class bound_end;

/// What a task does to the object that it waits for; the first of trace::reason.
enum class waits_to : std::uint8_t { lock, join, send, receive, select, acquire, wait, be_notified };

/// One wait, as another task has read it.
struct seen_wait {
    std::uint32_t number;  // odd; another one for each wait
    waits_to what;
    const void* object;
    const char* name;
    call_site at;
    port::clock::time_point since, until;
    port::watched only_while;

    /// What it waited for may have come, although it has not gone on yet.
    [[nodiscard]] bool may_be_over() const noexcept {
        // seq_cst: after the waits that were read before it.
        return only_while.at && only_while.at->load(std::memory_order_seq_cst) != only_while.seen;
    }
    [[nodiscard]] bool transient() const noexcept { return until != port::clock::time_point::max(); }
};

class alignas(port::cache_line) task_record {
public:
    /// The port's number of the task; 0: nobody's record.
    [[nodiscard, gnu::always_inline]] std::uint32_t number() const noexcept { return number_.load(std::memory_order_acquire); }
    [[nodiscard]] std::array<char, port::most_name> name() const noexcept {
        std::array<char, port::most_name> copy{};
        for (std::size_t i = 0; i + 1 < copy.size(); ++i) copy[i] = name_[i].load(std::memory_order_relaxed);
        return copy;
    }

    /// For its task. False: the record is somebody else's.
    [[nodiscard]] bool take(std::uint32_t task_number) noexcept {
        std::uint32_t nobody = 0;
        return number_.load(std::memory_order_relaxed) == 0 &&
               number_.compare_exchange_strong(nobody, task_number, std::memory_order_acquire,
                                               std::memory_order_relaxed);
    }
    void give_back() noexcept {
        lives_.fetch_add(1, std::memory_order_seq_cst);
        number_.store(0, std::memory_order_release);
    }
    /// In a child of fork(), where its task is not.
    void leave_behind() noexcept {
        holds.tell_all(fate::left_behind);
        own = {};
        ends_ = nullptr;
        if (waits()) end_wait();
        give_back();
    }
    /// In a child of fork(), for its task.
    void renumber(std::uint32_t task_number) noexcept {
        number_.store(task_number, std::memory_order_release);
        holds.tell_all(fate::renumbered);
    }
    /// Changes when the task ends, and never returns: the record may be another task's afterwards.
    [[nodiscard]] const port::word& lives() const noexcept { return lives_; }
    void rename(const std::array<char, port::most_name>& name) noexcept {
        for (std::size_t i = 0; i + 1 < name.size(); ++i) name_[i].store(name[i], std::memory_order_relaxed);
    }

    held_objects holds;
    own_state own;

    /// From now on others see this wait. release: see shared_call_site. seq_cst: of two tasks that each wait for the other, the second sees the first.
    /// only_while: a word in static storage that changes when what is waited for comes; where nothing is there, only the
    /// end of the wait says so, which must then come before.
    void begin_wait(waits_to what, const void* object, const char* name, const call_site& at,
                    port::clock::time_point until, port::watched only_while = {}) noexcept {
        if (ends_) tell_of_ends();
        trace::tell_of(trace::traced::waits, object, name, at.where, nullptr, static_cast<std::uint32_t>(what));
        what_.store(what, std::memory_order_release);
        object_.store(object, std::memory_order_release);
        object_name_.store(name, std::memory_order_release);
        at_.store(at);
        since_.store(port::clock::now(), std::memory_order_release);
        until_.store(until, std::memory_order_release);
        while_word_.store(only_while.at, std::memory_order_release);
        if (only_while.at) while_seen_.store(only_while.seen, std::memory_order_release);
        wait_number_.store(wait_number_.load(std::memory_order_relaxed) + 1, std::memory_order_seq_cst);
    }
    void end_wait() noexcept {
        if (trace::is_on() && waits()) [[unlikely]]
            trace::tell(trace::traced::waited, nullptr, nullptr, {}, nullptr, 0);
        wait_number_.store(wait_number_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    [[nodiscard]] bool waits() const noexcept { return wait_number_.load(std::memory_order_seq_cst) % 2 != 0; }
    /// For others. False: it waits for nothing, or goes on at this moment.
    [[nodiscard]] bool read_wait(seen_wait& seen) const noexcept {
        seen.number = wait_number_.load(std::memory_order_seq_cst);
        if (seen.number % 2 == 0) return false;
        seen.what = what_.load(std::memory_order_acquire);
        seen.object = object_.load(std::memory_order_acquire);
        seen.name = object_name_.load(std::memory_order_acquire);
        seen.at = at_.load();
        seen.since = since_.load(std::memory_order_acquire);
        seen.until = until_.load(std::memory_order_acquire);
        seen.only_while.at = while_word_.load(std::memory_order_acquire);
        seen.only_while.seen = while_seen_.load(std::memory_order_acquire);
        return wait_number_.load(std::memory_order_relaxed) == seen.number;
    }

    /// For its task: the ends of channels that it alone uses (bound_end.hpp).
    [[nodiscard]] bound_end*& ends() noexcept { return ends_; }

private:
    void tell_of_ends() noexcept;

    std::atomic<std::uint32_t> number_{0};
    std::atomic<std::uint32_t> wait_number_{0};
    std::atomic<waits_to> what_{};
    std::atomic<const void*> object_{nullptr};
    std::atomic<const char*> object_name_{nullptr};
    shared_call_site at_;
    std::atomic<port::clock::time_point> since_{port::clock::time_point{}}, until_{port::clock::time_point{}};
    std::atomic<const port::word*> while_word_{nullptr};
    std::atomic<std::uint32_t> while_seen_{0};
    port::word lives_{0};
    bound_end* ends_ = nullptr;
    std::array<std::atomic<char>, port::most_name> name_{};
};

/// All tasks that Pawl has met: those that took a lock, or waited. In static storage, so that a record may be looked at
/// whatever becomes of its task.
inline constexpr std::size_t most_tasks = port::most_tasks;
inline constinit std::array<task_record, most_tasks> tasks{};
/// No record behind this one was ever in use.
inline constinit std::atomic<std::size_t> tasks_met{0};

/// How many tasks wait at this moment, more or less.
[[nodiscard]] inline std::size_t tasks_waiting() noexcept {
    std::size_t count = 0;
    seen_wait wait;
    for (std::size_t i = 0; i < tasks_met.load(std::memory_order_acquire); ++i) count += tasks[i].read_wait(wait);
    return count;
}

}  // namespace pawl::inline PAWL_PORT::watch

#include <pawl/watch/bound_end.hpp>
