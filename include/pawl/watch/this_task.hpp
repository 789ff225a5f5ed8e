// The calling task's record, begun when it is first needed.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/after_fork.hpp>
#include <pawl/watch/task_record.hpp>

#include <array>
#include <cstddef>

namespace pawl::inline PAWL_PORT::watch {

namespace detail {
inline void end_task(void* record) noexcept;
[[gnu::cold]] inline task_record* begin_task() noexcept;
}  // namespace detail

/// Null: there are most_tasks tasks already.
[[nodiscard, gnu::always_inline]] inline task_record* this_task() noexcept {
    task_record* const mine = port::of_this_thread<task_record*>;
    return mine ? mine : detail::begin_task();
}

namespace detail {
// One that somebody has given back, or the next one. Null: all are in use.
inline task_record* free_record(std::uint32_t task_number) noexcept {
    std::size_t looked_at = 0, met = tasks_met.load(std::memory_order_relaxed);
    for (;;) {
        for (; looked_at < met; ++looked_at)
            if (tasks[looked_at].take(task_number)) return &tasks[looked_at];
        if (met == most_tasks) return nullptr;
        // seq_cst: who looks for a circle later sees every record that could be part of it.
        if (!tasks_met.compare_exchange_weak(met, met + 1, std::memory_order_seq_cst)) continue;
        if (met++ == 0) {
            port::expect_exit();
            port::when_forked(after_fork);
        }
        // Round again, for the new one: somebody may have been quicker.
    }
}

inline task_record* begin_task() noexcept {
    task_record* const record = free_record(port::task_number());
    if (!record) return nullptr;
    std::array<char, port::most_name> name{};
    port::task_name(name);
    record->rename(name);
    port::when_this_task_ends(end_task, record);
    return port::of_this_thread<task_record*> = record;
}

inline void end_task(void* argument) noexcept {
    auto& record = *static_cast<task_record*>(argument);
    record.holds.abandon_all();
    port::of_this_thread<task_record*> = nullptr;
    record.give_back();
}
}  // namespace detail

}  // namespace pawl::inline PAWL_PORT::watch
