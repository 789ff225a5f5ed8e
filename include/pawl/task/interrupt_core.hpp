// Interrupts that come on top of a thread: which of them are due, who may come on top of whom.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT::task_detail {

/// What runs when an interrupt comes.
struct interrupt_line {
    using call = void (*)(void* handler, void* state);
    call run = nullptr;  // null: nobody's line
    void* handler = nullptr;
    void* state = nullptr;
    int priority = 0;
};

/// The interrupts of one thread. Only the thread itself, and what interrupts it, touches anything but `due`.
///
/// Masking is lazy (Stodolsky, Chen and Bershad: "Fast interrupt priority management in operating system kernels", 1993): who
/// may not be interrupted raises the ceiling, a variable, and what comes nevertheless finds that it may not run and leaves
/// its mark; whoever lowers the ceiling runs it then. So a section costs a few instructions and no call of the system.
class interrupt_core {
public:
    static constexpr std::size_t most_lines = 32;
    static constexpr std::size_t none = most_lines;

    /// The place of a new line; none: there are most_lines already. By the thread itself.
    std::size_t add(const interrupt_line& line) noexcept {
        const std::uint32_t taken = used_.load(std::memory_order_relaxed);
        const auto index = static_cast<std::size_t>(std::countr_one(taken));
        if (index >= most_lines) return none;
        due_.fetch_and(~bit_of(index), std::memory_order_relaxed);
        lines_[index] = line;
        // The line stands there before an interrupt looks at it.
        std::atomic_signal_fence(std::memory_order_release);
        used_.store(taken | bit_of(index), std::memory_order_relaxed);
        return index;
    }
    void remove(std::size_t index) noexcept {
        used_.fetch_and(~bit_of(index), std::memory_order_relaxed);
        due_.fetch_and(~bit_of(index), std::memory_order_relaxed);
    }

    /// From anywhere. True: the thread must be interrupted for it; false: it is due already, and comes once.
    [[nodiscard]] bool mark(std::size_t index) noexcept PAWL_NONBLOCKING {
        // release: what was done before it; seq_cst beside the ceiling's owner is not needed, since it interrupts itself.
        trace::tell_of(trace::traced::raised, &lines_[index]);
        return (due_.fetch_or(bit_of(index), std::memory_order_acq_rel) & bit_of(index)) == 0;
    }

    /// On the thread, on top of whatever it does: runs what is due and may run, the highest priority first.
    void run() noexcept {
        run([](auto&& handler) { handler(); });
    }
    /// The same; each handler is called by as(handler), at its priority.
    template <class As>
    void run(As&& as) noexcept {
        const int floor = ceiling_.load(std::memory_order_relaxed);
        while (const std::uint32_t ready =
                   due_.load(std::memory_order_acquire) & used_.load(std::memory_order_relaxed)) {
            const std::size_t index = highest(ready, floor);
            if (index == none) return;
            // First the ceiling: whoever comes on top from here on is of a higher priority.
            raise_to(lines_[index].priority);
            // An interrupt on top may have run it between those two steps.
            if (due_.fetch_and(~bit_of(index), std::memory_order_acq_rel) & bit_of(index)) {
                const interrupt_line line = lines_[index];
                const int outside = std::exchange(running_, line.priority);
                trace::tell_of(trace::traced::interrupt_begins, &lines_[index], nullptr, {}, nullptr,
                               static_cast<std::uint32_t>(line.priority));
                as([&] { line.run(line.handler, line.state); });
                trace::tell_of(trace::traced::interrupt_ends, &lines_[index]);
                running_ = outside;
            }
            raise_to(floor);
        }
    }

    /// What is not above it does not come until leave(), which is given what this returned. Nests.
    [[nodiscard]] int enter(int ceiling) noexcept PAWL_NONBLOCKING {
        const int before = ceiling_.load(std::memory_order_relaxed);
        if (ceiling > before) raise_to(ceiling);
        return before;
    }
    void leave(int before) noexcept {
        raise_to(before);
        if (due_.load(std::memory_order_relaxed) != 0) run();
    }
    /// Of the handler that runs; 0: the thread itself.
    [[nodiscard]] int running() const noexcept { return running_; }

private:
    static constexpr std::uint32_t bit_of(std::size_t index) noexcept { return std::uint32_t{1} << index; }
    void raise_to(int ceiling) noexcept PAWL_NONBLOCKING {
        // What stands before and after stays there, as an interrupt on top sees it.
        std::atomic_signal_fence(std::memory_order_seq_cst);
        ceiling_.store(ceiling, std::memory_order_relaxed);
        std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    [[nodiscard]] std::size_t highest(std::uint32_t ready, int floor) const noexcept {
        std::size_t found = none;
        for (; ready != 0; ready &= ready - 1) {
            const auto index = static_cast<std::size_t>(std::countr_zero(ready));
            const int least = found == none ? floor : lines_[found].priority;
            if (lines_[index].priority > least) found = index;
        }
        return found;
    }

    std::atomic<std::uint32_t> due_{0};
    std::atomic<std::uint32_t> used_{0};
    std::atomic<int> ceiling_{0};
    int running_ = 0;
    std::array<interrupt_line, most_lines> lines_{};
};

}  // namespace pawl::inline PAWL_PORT::task_detail
