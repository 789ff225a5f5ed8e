// What the port to FreeRTOS knows of tasks: a table in static storage, with a number for each task that asked for one.
#pragma once

#include <pawl/port/common/code_places.hpp>
#include <pawl/port/common/program_exit.hpp>
#include <pawl/port/freertos/port.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline on_freertos::port {

using port_common::code_places;
using port_common::exiting;
using port_common::expect_exit;
using port_common::surely_not_exiting;

/// In a word of lock_inherit: the owner's number. The highest bit says that somebody waits.
inline constexpr std::uint32_t owner_bits = 0x3fff'ffff;

namespace detail {

struct lock_waiter;

/// Read and written under the mask.
struct known_task {
    std::uint32_t number = 0;  // 0: nobody's entry
    TaskHandle_t handle = nullptr;
    UBaseType_t own_priority = 0;  // while lent
    UBaseType_t as_a_level = 0;    // run_task_at()
    bool lent = false;
    lock_waiter* waits = nullptr;

    struct ending {
        void (*f)(void*) = nullptr;
        void* argument = nullptr;
    };
    std::array<ending, 2> endings{};
};

/// A number is an entry and which of that entry's lives: 16 bits of lives, so that a word with the number of a task that has
/// ended is not taken for that of a living one soon.
class task_table {
public:
    constexpr task_table() = default;

    /// owner_bits: all entries are taken.
    std::uint32_t add(TaskHandle_t handle) noexcept {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (entries_[i].number != 0) continue;
            lives_[i] = static_cast<std::uint16_t>(lives_[i] + 1);
            entries_[i] = {};
            entries_[i].number = static_cast<std::uint32_t>(lives_[i] * most_tasks + i + 1) & owner_bits;
            entries_[i].handle = handle;
            return entries_[i].number;
        }
        return owner_bits;
    }
    [[nodiscard]] known_task* find(std::uint32_t number) noexcept PAWL_NONBLOCKING {
        if (number == 0 || number == owner_bits) return nullptr;
        known_task& entry = entries_[(number - 1) % most_tasks];
        return entry.number == number ? &entry : nullptr;
    }
    [[nodiscard]] known_task* find(TaskHandle_t handle) noexcept {
        for (known_task& each : entries_)
            if (each.number != 0 && each.handle == handle) return &each;
        return nullptr;
    }

private:
    std::array<known_task, most_tasks> entries_{};
    std::array<std::uint16_t, most_tasks> lives_{};
    static_assert(most_tasks < 0x2000, "pawl: PAWL_MOST_TASKS is too large for the number of a task");
};
inline constinit task_table known_tasks;

}  // namespace detail

/// From 1; no other living task has it. Not 0. owner_bits: there are most_tasks tasks already.
[[nodiscard]] inline std::uint32_t task_number() noexcept {
    std::uint32_t& mine = of_this_thread<std::uint32_t>;
    if (mine == 0) {
        const kernel::masked section;
        mine = detail::known_tasks.add(xTaskGetCurrentTaskHandle());
    }
    return mine;
}

inline constexpr std::size_t most_name = configMAX_TASK_NAME_LEN < 16 ? 16 : configMAX_TASK_NAME_LEN;

/// The name that the task was made with.
inline void task_name(std::span<char, most_name> name) noexcept {
    const TaskHandle_t me = xTaskGetCurrentTaskHandle();
    const char* const given = me ? pcTaskGetName(me) : "main";
    std::size_t i = 0;
    for (; i + 1 < name.size() && given[i]; ++i) name[i] = given[i];
    name[i] = 0;
}
/// The kernel gives names when it makes tasks, and never again.
inline void name_this_task(const char*) noexcept {}

/// What the task was given, not what others have lent it; 0 where it is not known.
[[nodiscard]] inline int priority_of(std::uint32_t task_number) noexcept {
    const kernel::masked section;
    const detail::known_task* const known = detail::known_tasks.find(task_number);
    if (!known || !known->handle) return 0;
    return static_cast<int>(known->lent ? known->own_priority : kernel::priority_of(known->handle));
}

[[nodiscard]] inline bool task_lives(std::uint32_t task_number) noexcept {
    const kernel::masked section;
    return detail::known_tasks.find(task_number) != nullptr;
}
/// There are no processes.
inline void when_forked(void (*)() noexcept) noexcept {}

/// at_end(argument) runs when the calling task is deleted, on the task that deletes it, where the kernel tells
/// (pawl_freertos_task_deleted).
inline void when_this_task_ends(void (*at_end)(void*), void* argument) noexcept {
    const kernel::masked section;
    detail::known_task* const me = detail::known_tasks.find(task_number());
    if (!me) return;
    for (detail::known_task::ending& each : me->endings) {
        if (each.f) continue;
        each = {at_end, argument};
        return;
    }
}

}  // namespace pawl::inline on_freertos::port

/// The kernel's configuration calls this where a task is deleted: `#define traceTASK_DELETE(task) pawl_freertos_task_deleted(task)`.
/// Locks that it held then have no owner, and whoever waits is told. Without it a task gives up what it holds before it ends,
/// and its entry in the table is not used again.
extern "C" [[gnu::weak, gnu::used]] void pawl_freertos_task_deleted(void* task) {
    namespace port = pawl::port;
    const auto handle = task ? static_cast<TaskHandle_t>(task) : xTaskGetCurrentTaskHandle();
    std::array<port::detail::known_task::ending, 2> endings;
    {
        const port::kernel::masked section;
        const port::detail::known_task* const known = port::detail::known_tasks.find(handle);
        if (!known) return;
        endings = known->endings;
    }
    for (const auto& each : endings)
        if (each.f) each.f(each.argument);
    const port::kernel::masked section;
    if (port::detail::known_task* const known = port::detail::known_tasks.find(handle)) known->number = 0;
}
