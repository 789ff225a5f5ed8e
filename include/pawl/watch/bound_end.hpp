// An end of a channel that one task alone uses: so it can be followed from who waits at the other end.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/held_objects.hpp>
#include <pawl/watch/task_record.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::watch {

/// The channel as this end's task knows it.
struct other_side {
    void* channel;
    /// What who waits there sleeps on changes at each wake-up: its value now. Null: each one sleeps on a word of its own,
    /// which tells by itself that what it waits for has come.
    std::uint32_t (*wake_ups)(void* channel) noexcept;
    /// All who wait there look again.
    void (*wake_all)(void* channel) noexcept;
    /// The task keeps the channel's memory as long as it may have to ask.
    void (*refer)(void* channel) noexcept;
    void (*release)(void* channel) noexcept;
};

/// Stands in static storage, so that it may be looked at whatever becomes of the channel. Who waits at the other end
/// publishes this object with the value of `given`, read before its last look at the channel. The task that holds the end
/// changes `given` before it waits itself, if it has woken anybody since it last did. So a wait that is published with the value
/// of now is one that this task has not satisfied, and will not while it waits. Those whom its wake-up did not reach (one
/// is woken for each message) are told to look again, and publish the new value.
class bound_end {
public:
    port::word given{0};

    /// For the task. Null: `most` ends are bound already, or the table of what the task holds is full.
    [[nodiscard]] static bound_end* take(task_record& me, const other_side& other, const char* name,
                                         const call_site& at) noexcept;
    /// For who owns the half that was bound, whichever task it is: the channel knows nothing of it any more. Through a pointer,
    /// so that a program that binds none has nothing of this in its image.
    void let_go() noexcept { let_go_(*this); }
    /// For its task.
    void before_waiting() noexcept {
        if (!other_.wake_ups) return;
        const std::uint32_t now = other_.wake_ups(other_.channel);
        if (now == wake_ups_) return;
        given.fetch_add(1, std::memory_order_seq_cst);
        other_.wake_all(other_.channel);
        wake_ups_ = other_.wake_ups(other_.channel);
    }
    /// For who drops the last but one reference to it: nobody may rely on it any more.
    void end() noexcept { given.fetch_add(1, std::memory_order_seq_cst); }
    void drop() noexcept {
        // release: the half's and the task's last look; acquire: before it is another end's.
        references_.fetch_sub(1, std::memory_order_acq_rel);
    }

private:
    friend class task_record;

    static void be_let_go(bound_end& end) noexcept;
    static void task_ended(void* end, fate why) noexcept;
    void leave_task() noexcept;

    // The half, the channel, and the task: each may be the last to go. 0: nobody's.
    std::atomic<std::uint32_t> references_{0};
    task_record* of_ = nullptr;
    bound_end* next_ = nullptr;  // of its task's
    other_side other_{};
    std::uint32_t wake_ups_ = 0;
    void (*let_go_)(bound_end&) noexcept = nullptr;
};

using port::most_bound_ends;
inline constinit std::array<bound_end, most_bound_ends> bound_ends{};

/// Is what a task holds one of these?
[[nodiscard]] inline bool is_bound_end(const held_object& held) noexcept {
    const auto* const object = held.object.load(std::memory_order_relaxed);
    return bound_ends.data() <= object && object < bound_ends.data() + bound_ends.size();
}

inline bound_end* bound_end::take(task_record& me, const other_side& other, const char* name,
                                  const call_site& at) noexcept {
    if (me.holds.full()) return nullptr;
    for (bound_end& each : bound_ends) {
        std::uint32_t nobody = 0;
        if (!each.references_.compare_exchange_strong(nobody, 3, std::memory_order_acquire, std::memory_order_relaxed))
            continue;
        each.of_ = &me;
        each.let_go_ = be_let_go;
        each.other_ = other;
        each.wake_ups_ = other.wake_ups ? other.wake_ups(other.channel) : 0;
        other.refer(other.channel);
        each.next_ = me.ends();
        me.ends() = &each;
        me.holds.add(&each, name, task_ended, at);
        return &each;
    }
    return nullptr;
}

inline void bound_end::be_let_go(bound_end& end) noexcept {
    // A half that goes on another task than the one it was bound to leaves what only that task may change, until it ends.
    if (port::of_this_thread<task_record*> == end.of_) end.leave_task();
    end.drop();
}

inline void bound_end::leave_task() noexcept {
    bound_end** at = &of_->ends();
    while (*at && *at != this) at = &(*at)->next_;
    if (!*at) return;  // the task that it was bound to had this record before
    *at = next_;
    of_->holds.remove(this);
    other_.release(other_.channel);
    drop();
}

inline void bound_end::task_ended(void* end, fate why) noexcept {
    if (why == fate::ended) static_cast<bound_end*>(end)->leave_task();
    // The channel stays as it is: its other end may be used still, and nobody lets go of this one.
    if (why == fate::left_behind) static_cast<bound_end*>(end)->drop();
}

inline void task_record::tell_of_ends() noexcept {
    for (bound_end* each = ends_; each; each = each->next_) each->before_waiting();
}

}  // namespace pawl::inline PAWL_PORT::watch
