// What the kernel knows of a task, for the wait graph. Threads that watch others from outside are not there on this port: the
// watchdog and reports on a signal are not offered.
#pragma once

#include <pawl/port/freertos/task.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace pawl::inline on_freertos::port {

enum class task_state : std::uint8_t { ended, runs, sleeps, stopped };

struct task_facts {
    std::uint32_t number = 0;
    task_state state = task_state::ended;
    std::array<char, most_name> name{};
    int core = -1;  ///< not known
    const char* policy = "the kernel's";
    int priority = 0;  ///< its own
    int lent = 0;      ///< where it is higher at this moment: what somebody who waits has lent it
    std::chrono::nanoseconds processor_time{};
};

/// Of a task that Pawl knows. Allocates nothing; under the mask.
[[nodiscard]] inline task_facts facts_of(std::uint32_t task_number) noexcept {
    task_facts facts;
    facts.number = task_number;
    const kernel::masked section;
    const detail::known_task* const known = detail::known_tasks.find(task_number);
    if (!known || !known->handle) return facts;
    const std::string_view name = pcTaskGetName(known->handle);
    std::ranges::copy(name.substr(0, most_name - 1), facts.name.begin());
    switch (eTaskGetState(known->handle)) {
        case eRunning:
        case eReady: facts.state = task_state::runs; break;
        case eBlocked: facts.state = task_state::sleeps; break;
        case eSuspended: facts.state = task_state::stopped; break;
        default: break;
    }
    const int now = static_cast<int>(kernel::priority_of(known->handle));
    facts.priority = known->lent ? static_cast<int>(known->own_priority) : now;
    facts.lent = now > facts.priority ? now : 0;
    return facts;
}

/// How much of a report is written at once, and the longest place of a call in it: they stand on the stack of who writes.
inline constexpr std::size_t longest_place = 128;
inline constexpr std::size_t text_buffer = 256;

/// file: 2 the standard error output, otherwise the standard output.
inline void write_out(int file, std::string_view text) noexcept {
    std::fwrite(text.data(), 1, text.size(), file == 2 ? stderr : stdout);
}

}  // namespace pawl::inline on_freertos::port
