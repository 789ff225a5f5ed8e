// What Linux knows of a thread: /proc/self/task/N/stat.
#pragma once

#include <pawl/port/linux/port.hpp>
#include <pawl/port/linux/task.hpp>

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace pawl::inline on_linux::port {

/// What the scheduler does with a task. sleeps: for whatever reason, known to Pawl or not.
enum class task_state : std::uint8_t { ended, runs, sleeps, stopped };

struct task_facts {
    std::uint32_t number = 0;
    task_state state = task_state::ended;
    std::array<char, most_name> name{};
    int core = -1;            ///< where it runs, or ran last; -1: not known
    const char* policy = "";  ///< "SCHED_FIFO"
    int priority = 0;         ///< its own: 1 to 99, or 0
    int lent = 0;             ///< where it is higher at this moment: what somebody who waits has lent it
    std::chrono::nanoseconds processor_time{};
};

namespace detail {
/// As much of a small file as fits; nothing where there is none. Allocates nothing.
inline std::string_view whole_file(const char* path, std::span<char> room) noexcept {
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    std::size_t size = 0;
    while (size < room.size()) {
        const ssize_t more = ::read(file, room.data() + size, room.size() - size);
        if (more <= 0) break;
        size += static_cast<std::size_t>(more);
    }
    ::close(file);
    return {room.data(), size};
}

inline const char* policy_name(long policy) noexcept {
    switch (policy) {
        case SCHED_OTHER: return "SCHED_OTHER";
        case SCHED_FIFO: return "SCHED_FIFO";
        case SCHED_RR: return "SCHED_RR";
        case 3: return "SCHED_BATCH";
        case 5: return "SCHED_IDLE";
        case 6: return "SCHED_DEADLINE";
        default: return "an unknown policy";
    }
}

inline task_state state_of(char letter) noexcept {
    switch (letter) {
        case 'R': return task_state::runs;
        case 'T':
        case 't': return task_state::stopped;
        case 'Z':
        case 'X': return task_state::ended;
        default: return task_state::sleeps;
    }
}

/// "7 (name) R 1 2 3 ...": a name may hold blanks and brackets, so the fields are counted from the last bracket.
inline task_facts read_stat(std::uint32_t number, std::string_view stat) noexcept {
    task_facts facts;
    facts.number = number;
    const std::size_t begin = stat.find('('), end = stat.rfind(')');
    if (begin == stat.npos || end == stat.npos || end + 2 >= stat.size()) return facts;
    const std::string_view name = stat.substr(begin + 1, std::min(end - begin - 1, most_name - 1));
    std::ranges::copy(name, facts.name.begin());
    facts.state = state_of(stat[end + 2]);
    constexpr int user_ticks = 14, system_ticks = 15, effective = 18, core = 39, own_priority = 40, policy = 41;
    long ticks = 0;
    const char* at = stat.data() + end + 3;
    for (int field = 4; field <= policy; ++field) {
        long value = 0;
        while (at != stat.data() + stat.size() && *at == ' ') ++at;
        at = std::from_chars(at, stat.data() + stat.size(), value).ptr;
        switch (field) {
            case user_ticks:
            case system_ticks: ticks += value; break;
            case effective: facts.lent = value < -1 ? static_cast<int>(-1 - value) : 0; break;
            case core: facts.core = static_cast<int>(value); break;
            case own_priority: facts.priority = static_cast<int>(value); break;
            case policy: facts.policy = policy_name(value); break;
            default: break;
        }
    }
    if (facts.lent <= facts.priority) facts.lent = 0;
    facts.processor_time = std::chrono::nanoseconds{std::chrono::seconds{1}} * ticks / ::sysconf(_SC_CLK_TCK);
    return facts;
}
}  // namespace detail

/// Of a task of this program. Waits for nobody, allocates nothing; some microseconds.
[[nodiscard]] inline task_facts facts_of(std::uint32_t task_number) noexcept {
    char path[48], room[1024];
    std::snprintf(path, sizeof path, "/proc/self/task/%u/stat", task_number);
    task_facts facts = detail::read_stat(task_number, detail::whole_file(path, room));
    if (facts.state == task_state::ended) return facts;
    // In nanoseconds where the kernel counts them, not in ticks.
    std::snprintf(path, sizeof path, "/proc/self/task/%u/schedstat", task_number);
    const std::string_view exact = detail::whole_file(path, room);
    long long nanoseconds = 0;
    if (std::from_chars(exact.data(), exact.data() + exact.size(), nanoseconds).ec == std::errc{} && nanoseconds != 0)
        facts.processor_time = std::chrono::nanoseconds{nanoseconds};
    return facts;
}

/// Every thread of the program. The folder stays open, so that each() allocates nothing.
class all_tasks {
public:
    all_tasks() noexcept : folder_{::opendir("/proc/self/task")} {}
    all_tasks(const all_tasks&) = delete;
    all_tasks& operator=(const all_tasks&) = delete;
    ~all_tasks() {
        if (folder_) ::closedir(folder_);
    }
    template <class F>
    void each(F&& f) noexcept {
        if (!folder_) return;
        ::rewinddir(folder_);
        while (const dirent* const entry = ::readdir(folder_)) {
            const auto number = static_cast<std::uint32_t>(std::strtoul(entry->d_name, nullptr, 10));
            if (number == 0) continue;
            const task_facts facts = facts_of(number);
            if (facts.state != task_state::ended) f(facts);
        }
    }

private:
    DIR* folder_;
};

}  // namespace pawl::inline on_linux::port
