// One task, as somebody else has read it: what it waits for and what it holds, of one moment.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/bound_end.hpp>
#include <pawl/watch/task_record.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::watch {

struct seen_held {
    const void* object;
    const char* name;
    call_site at;
    bool end_of_channel;  ///< not a lock: the one half of a channel, bound to the task
};

struct seen_task {
    std::uint32_t number = 0;
    std::array<char, port::most_name> name{};
    bool waits = false;
    /// What it holds is of one moment: always so where it waits. A task that runs may have taken and given up meanwhile.
    bool steady = false;
    seen_wait wait{};  // if it waits
    [[nodiscard]] std::span<const seen_held> holds() const noexcept { return {held.data(), count}; }

    std::size_t count = 0;
    std::array<seen_held, held_objects::most> held;
};

namespace detail {
inline void read_holds(const task_record& task, seen_task& seen) noexcept {
    seen.count = task.holds.count();
    for (std::size_t i = 0; i < seen.count; ++i) {
        const held_object& from = task.holds[i];
        seen.held[i] = {from.object.load(std::memory_order_acquire), from.name.load(std::memory_order_acquire),
                        from.at.load(), is_bound_end(from)};
    }
}
// Only while it still is the same task.
inline bool same_holds(const task_record& task, const seen_task& seen) noexcept {
    if (task.holds.count() != seen.count) return false;
    for (std::size_t i = 0; i < seen.count; ++i)
        if (task.holds[i].object.load(std::memory_order_acquire) != seen.held[i].object) return false;
    return true;
}
}  // namespace detail

/// False: nobody's record. Waits for nobody: of a task that takes and gives up at each look the last look is told.
[[nodiscard]] inline bool read_task(const task_record& task, seen_task& seen) noexcept {
    constexpr int most_looks = 4;
    for (int look = 0; look < most_looks; ++look) {
        seen.number = task.number();
        if (seen.number == 0) return false;
        seen.name = task.name();
        seen.waits = task.read_wait(seen.wait);
        detail::read_holds(task, seen);
        if (task.number() != seen.number) continue;
        seen_wait again;
        if (seen.waits) {
            // The same wait before and after: in between the task took nothing and gave nothing up.
            seen.steady = task.read_wait(again) && again.number == seen.wait.number;
        } else {
            seen.steady = !task.waits() && detail::same_holds(task, seen);
        }
        if (seen.steady) return true;
    }
    // It changes at each look: it runs.
    seen.waits = false;
    return true;
}

}  // namespace pawl::inline PAWL_PORT::watch
