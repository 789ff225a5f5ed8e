// What a thread and its interrupts use together, where the thread itself puts them off.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/interrupts_of_thread.hpp>

#include <algorithm>
#include <atomic>
#include <functional>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// The interrupts that use something, beside the thread that takes them.
template <class... Interrupts>
struct users {
    static constexpr int ceiling = std::max({0, Interrupts::priority...});
};

/// A value that is reached in a section only: none of its users comes in between, others do. The ceiling, the highest of its
/// users' priorities, is known at compile time (Baker: "Stack-based scheduling of realtime processes", 1991). A section costs a
/// few instructions, and no call of the system; it waits for nobody.
template <class T, class Users>
class shared {
public:
    static constexpr int ceiling = Users::ceiling;

    template <class... Arguments>
    explicit shared(Arguments&&... arguments) : value_(std::forward<Arguments>(arguments)...) {}
    shared(const shared&) = delete;
    shared& operator=(const shared&) = delete;

    /// f(value), and what it returns. By the thread whose interrupts use it and by those interrupts: throws invalid_argument
    /// in any other thread, and in an interrupt above the ceiling, which would not be kept off. What came meanwhile runs before
    /// this returns.
    template <class F>
    decltype(auto) with(F&& f) {
        task_detail::interrupts_of_thread& here = task_detail::interrupts_here();
        const task_detail::interrupts_of_thread* nobody = nullptr;
        if (!of_.compare_exchange_strong(nobody, &here, std::memory_order_relaxed) && nobody != &here)
            misuse("pawl::shared: only the thread whose interrupts use it, and those, may reach it");
        if (here.core.running() > ceiling) misuse("pawl::shared: an interrupt that is not among its users reaches it");
        const section held{here.core};
        return std::invoke(std::forward<F>(f), value_);
    }

private:
    class section {
    public:
        explicit section(task_detail::interrupt_core& core) noexcept : core_{core}, before_{core.enter(ceiling)} {}
        section(const section&) = delete;
        section& operator=(const section&) = delete;
        ~section() { core_.leave(before_); }

    private:
        task_detail::interrupt_core& core_;
        int before_;
    };

    std::atomic<const task_detail::interrupts_of_thread*> of_{nullptr};
    T value_;
};

}  // namespace pawl::inline PAWL_PORT
