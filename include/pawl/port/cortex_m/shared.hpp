// pawl::shared where the core keeps interrupts off: up to a ceiling on ARMv7-M; all of them on ARMv6-M, which knows no other way.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace pawl::inline on_cortex_m {

/// The interrupts that use something, beside the main program, threads, and the levels of executors that they outrank.
template <class... Interrupts>
struct users {
    static constexpr int ceiling = std::max({0, Interrupts::priority...});
};

/// A value that is reached in a section only: none of its users comes in between, others do. The ceiling, the highest of its
/// users' priorities, is known at compile time (Baker: "Stack-based scheduling of realtime processes", 1991). A section costs a
/// few instructions; it waits for nobody. A level of an executor that uses it is at most as urgent as the ceiling.
template <class T, class Users>
class shared {
public:
    static constexpr int ceiling = Users::ceiling;

    template <class... Arguments>
    constexpr explicit shared(Arguments&&... arguments) : value_(std::forward<Arguments>(arguments)...) {}
    shared(const shared&) = delete;
    shared& operator=(const shared&) = delete;

    /// f(value), and what it returns. Ends the program in an interrupt above the ceiling, which would not be kept off.
    template <class F>
    decltype(auto) with(F&& f) {
        if (port::priority_of_caller() > ceiling)
            misuse("pawl::shared: an interrupt that is not among its users reaches it");
        const section held;
        return std::invoke(std::forward<F>(f), value_);
    }

private:
    class section {
    public:
        section() noexcept : before_{port::core::mask_up_to(port::urgency_of(std::max(ceiling, 1)))} {}
        section(const section&) = delete;
        section& operator=(const section&) = delete;
        ~section() { port::core::unmask(before_); }

    private:
        std::uint32_t before_;
    };

    T value_;
};

}  // namespace pawl::inline on_cortex_m
