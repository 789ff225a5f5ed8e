// Where in the program a call stands.
#pragma once

#include <pawl/port/port.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <source_location>

namespace pawl::inline PAWL_PORT::watch {

/// Taken at each lock, so it must cost next to nothing: no stack is walked (but where code is not optimised), nothing is
/// looked up. `where` is the line of the call, a line of a standard header where std::scoped_lock and its like stand in
/// between; then `code` leads to the line, with the debug information of the program.
struct call_site {
    static constexpr std::size_t depth = port::code_depth;
    std::source_location where;
    std::array<const void*, depth> code{};  ///< the innermost first; ends with a null pointer if there are fewer

    [[gnu::always_inline]] static call_site of(const std::source_location& where) noexcept {
        call_site here{where, {}};
        port::code_places(here.code);
        return here;
    }
};

/// The same where other tasks read it while its owner writes. release and acquire: who has read a part that belongs to a
/// later call sees also that the earlier one is over (task_record::read_wait).
class shared_call_site {
public:
    void store(const call_site& site) noexcept {
        where_.store(site.where, std::memory_order_release);
        // Written out, the compiler sees where it ends: this stands in each lock.
#pragma GCC unroll 4
        for (std::size_t i = 0; i < call_site::depth; ++i) {
            code_[i].store(site.code[i], std::memory_order_release);
            if (!site.code[i]) break;
        }
    }
    [[nodiscard]] call_site load() const noexcept {
        call_site site{where_.load(std::memory_order_acquire), {}};
        for (std::size_t i = 0; i < call_site::depth; ++i) {
            site.code[i] = code_[i].load(std::memory_order_acquire);
            if (!site.code[i]) break;
        }
        return site;
    }

private:
    std::atomic<std::source_location> where_{};
    std::array<std::atomic<const void*>, call_site::depth> code_{};
};

}  // namespace pawl::inline PAWL_PORT::watch
