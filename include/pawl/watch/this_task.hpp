// The calling task's record, begun when it is first needed.
#pragma once

#include <pawl/port/port.hpp>
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
inline task_record* begin_task() noexcept {
    const std::uint32_t number = port::task_number();
    for (std::size_t i = 0; i < most_tasks; ++i) {
        if (!tasks[i].take(number)) continue;
        std::size_t met = tasks_met.load(std::memory_order_relaxed);
        // seq_cst: who looks for a circle later sees every record that could be part of it.
        while (met <= i && !tasks_met.compare_exchange_weak(met, i + 1, std::memory_order_seq_cst)) {
        }
        std::array<char, port::most_name> name{};
        port::task_name(name);
        tasks[i].rename(name);
        port::when_this_task_ends<end_task>(&tasks[i]);
        port::expect_exit();
        return port::of_this_thread<task_record*> = &tasks[i];
    }
    return nullptr;
}

inline void end_task(void* argument) noexcept {
    auto& record = *static_cast<task_record*>(argument);
    record.holds.abandon_all();
    port::of_this_thread<task_record*> = nullptr;
    record.give_back();
}
}  // namespace detail

}  // namespace pawl::inline PAWL_PORT::watch
