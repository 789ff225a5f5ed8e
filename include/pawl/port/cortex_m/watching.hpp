// What is known of a task from outside, for the wait graph. The watchdog and reports on a signal are not offered on this port.
#pragma once

#include <pawl/port/cortex_m/task.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace pawl::inline on_cortex_m::port {

enum class task_state : std::uint8_t { ended, runs, sleeps, stopped };

struct task_facts {
    std::uint32_t number = 0;
    task_state state = task_state::ended;
    std::array<char, most_name> name{};
    int core = 0;
    const char* policy = "priority";
    int priority = 0;
    int lent = 0;  ///< not told
    std::chrono::nanoseconds processor_time{};
};

/// Of a thread. Allocates nothing; under the mask.
[[nodiscard]] inline task_facts facts_of(std::uint32_t number) noexcept {
    task_facts facts;
    facts.number = number;
    if (!task_lives(number)) return facts;
    facts.state = number == detail::running_thread ? task_state::runs : task_state::sleeps;
    facts.priority = priority_of(number);
    const std::string_view name = detail::thread_name(number);
    name.substr(0, most_name - 1).copy(facts.name.data(), most_name - 1);
    return facts;
}

/// How much of a report is written at once, and the longest place of a call in it: they stand on the stack of who writes.
inline constexpr std::size_t longest_place = 80;
inline constexpr std::size_t text_buffer = 64;

/// There is one place to write to.
inline void write_out(int, std::string_view text) noexcept {
    for (const char each : text) semihosting::write(each);
}

}  // namespace pawl::inline on_cortex_m::port
