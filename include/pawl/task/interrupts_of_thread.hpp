// The interrupts of each thread that takes some, in static storage: who raises one may come late.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/interruptions.hpp>
#include <pawl/task/interrupt_core.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::task_detail {

struct interrupts_of_thread {
    interrupt_core core;
    port::interrupted_thread thread;
    std::atomic<bool> used{false};
};
/// How many threads may take interrupts in one program; their places are not used again.
inline constexpr std::size_t most_interrupted_threads = 16;
inline constinit std::array<interrupts_of_thread, most_interrupted_threads> interrupted_threads{};

/// The calling thread's, begun when it is first asked for.
[[nodiscard]] inline interrupts_of_thread& interrupts_here() {
    interrupts_of_thread*& mine = port::of_this_thread<interrupts_of_thread*>;
    if (mine) return *mine;
    for (interrupts_of_thread& each : interrupted_threads) {
        if (each.used.exchange(true, std::memory_order_relaxed)) continue;
        mine = &each;
        each.thread.begin([](int due) {
            interrupts_of_thread& here = *port::of_this_thread<interrupts_of_thread*>;
            if (due >= 0) static_cast<void>(here.core.mark(static_cast<std::size_t>(due)));
            here.core.run([](auto&& handler) { port::interrupted_thread::let_others_come(handler); });
        });
        return each;
    }
    misuse("pawl::interrupt: 16 threads take interrupts already");
}
/// Null: it takes none.
[[nodiscard]] inline interrupts_of_thread* interrupts_here_if_any() noexcept {
    return port::of_this_thread<interrupts_of_thread*>;
}

/// Where an interrupt goes at this moment; copied as a whole. From 1; 0: nowhere.
class interrupt_route {
public:
    constexpr interrupt_route() = default;
    void lead_to(const interrupts_of_thread& thread, std::size_t line) noexcept {
        const auto index = static_cast<std::size_t>(&thread - interrupted_threads.data());
        place_.store(static_cast<std::uint32_t>(index * interrupt_core::most_lines + line + 1),
                     std::memory_order_release);
    }
    void end() noexcept { place_.store(0, std::memory_order_release); }
    [[nodiscard]] bool leads_somewhere() const noexcept { return place_.load(std::memory_order_relaxed) != 0; }

    struct end_of_route {
        interrupts_of_thread* thread = nullptr;  // null: nobody takes it
        std::size_t line = 0;
    };
    [[nodiscard]] end_of_route destination() const noexcept PAWL_NONBLOCKING {
        const std::uint32_t place = place_.load(std::memory_order_acquire);
        if (place == 0) return {};
        return {&interrupted_threads[(place - 1) / interrupt_core::most_lines],
                (place - 1) % interrupt_core::most_lines};
    }
    /// From anywhere; never blocks. False: nobody takes it.
    bool raise() const noexcept PAWL_NONBLOCKING {
        const end_of_route to = destination();
        if (!to.thread) return false;
        if (!to.thread->core.mark(to.line)) return true;
        PAWL_TRUSTED(const bool here = to.thread == interrupts_here_if_any();)  // a variable of the thread's own
        if (here) {
            PAWL_TRUSTED(to.thread->core.run();)  // the handlers, as they would come; what they do they answer for
        } else
            to.thread->thread.interrupt();
        return true;
    }

private:
    std::atomic<std::uint32_t> place_{0};
};
template <auto Irq>
inline constinit interrupt_route route_of{};

}  // namespace pawl::inline PAWL_PORT::task_detail
