// The calling task's record, begun when it is first needed.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/after_fork.hpp>
#include <pawl/watch/task_record.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

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
inline task_record* given_back(std::size_t met, std::uint32_t task_number) noexcept {
    for (task_record& each : std::span{tasks}.first(met))
        if (each.take(task_number)) return &each;
    return nullptr;
}
// One that somebody has given back, or the next one. Null: all are in use. Nobody looks at others' records while none was
// given back: which of two that begin at once is first is then all that a search of schedules has to tell apart.
inline task_record* free_record(std::uint32_t task_number) noexcept {
    std::size_t met = tasks_met.load(std::memory_order_relaxed);
    if (some_given_back.load(std::memory_order_relaxed))
        if (task_record* const found = given_back(met, task_number)) return found;
    while (met != most_tasks) {
        // seq_cst: who looks for a circle later sees every record that could be part of it.
        if (!tasks_met.compare_exchange_weak(met, met + 1, std::memory_order_seq_cst)) continue;
        if (met == 0) {
            port::expect_exit();
            port::when_forked(after_fork);
        }
        if (tasks[met].take(task_number)) return &tasks[met];
        ++met;  // somebody who looked for one that was given back has been quicker
    }
    return given_back(met, task_number);
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
    // By another task perhaps, which gives up in its place.
    task_record*& mine = port::of_this_thread<task_record*>;
    task_record* const caller = std::exchange(mine, &record);
    record.holds.abandon_all();
    if (record.waits()) record.end_wait();
    mine = caller == &record ? nullptr : caller;
    record.give_back();
    some_given_back.store(true, std::memory_order_relaxed);
}
}  // namespace detail

}  // namespace pawl::inline PAWL_PORT::watch
