// What a thread is asked to be, and what of that the system refused.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/port/threads.hpp>
#include <pawl/watch/text_writer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace pawl::inline PAWL_PORT {

using port::policy;
inline constexpr int any_core = -1;

/// For a thread that begins. Whatever is left out stays as the system does it.
struct thread_settings {
    const char* name = "";          ///< copied, cut to port::most_name - 1 bytes
    int priority = 0;               ///< 1 (lowest) to 99 (highest) of the real-time kind; 0: none
    policy how = policy::ordinary;  ///< with a priority: fifo, or round_robin where that is said; never batch or idle
    int core = any_core;            ///< the only one that it runs on
    /// Bytes, rounded up to pages; with a guard below. 0: the system's size. Where the program gives stacks: a static_stack.
    port::stack_setting stack{};
    bool required = false;          ///< true: what is refused is an error. false: the thread goes on without it
};

/// Which of the settings.
enum class setting : std::uint8_t { priority, core, stack, policy };
[[nodiscard]] constexpr bool has_priority(policy how) noexcept {
    return how == policy::fifo || how == policy::round_robin;
}

/// One that the system did not grant. why: not_permitted; out_of_range, for a priority or core that there is not; no_memory.
struct refused_setting {
    setting what;
    errc why;
    long asked;

    /// "priority 50: not permitted; raise its limit RLIMIT_RTPRIO ..."
    [[nodiscard]] std::string text() const {
        std::string text;
        {
            watch::text_writer to{text};
            write(to);
        }
        return text;
    }
    void write(watch::text_writer& to) const {
        static constexpr std::array names{"priority ", "core ", "a stack of ", "a policy with priority "};
        to << names[static_cast<std::size_t>(what)];
        if (what == setting::stack)
            to << static_cast<unsigned long>(asked) << " bytes";
        else
            to << asked;
        to << ": ";
        switch (why) {
            case errc::not_permitted: to << "not permitted; " << port::how_to_permit; return;
            case errc::no_memory: to << "there is no memory for it"; return;
            default: break;
        }
        switch (what) {
            case setting::priority: to << "priorities are 1 to " << port::highest_real_time; return;
            case setting::core: to << "this program may not run there, or there is no such core"; return;
            case setting::policy: to << "fifo and round_robin have a priority of 1 to 99, batch and idle have 0"; return;
            case setting::stack: to << "less than what the system and thread_local variables take of it"; return;
        }
    }
};

/// At most one of each.
class refused_settings {
public:
    void add(setting what, errc why, long asked) noexcept { list_[count_++] = {what, why, asked}; }
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] const refused_setting* begin() const noexcept { return list_.data(); }
    [[nodiscard]] const refused_setting* end() const noexcept { return list_.data() + count_; }

private:
    std::array<refused_setting, 4> list_{};
    std::size_t count_ = 0;
};

inline namespace literals {
[[nodiscard]] consteval std::size_t operator""_KiB(unsigned long long n) { return static_cast<std::size_t>(n) * 1024; }
[[nodiscard]] consteval std::size_t operator""_MiB(unsigned long long n) {
    return static_cast<std::size_t>(n) * 1024 * 1024;
}
}  // namespace literals

}  // namespace pawl::inline PAWL_PORT
