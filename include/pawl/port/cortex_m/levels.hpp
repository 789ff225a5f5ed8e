// A level of an executor on Cortex-M: an interrupt that software pends. The core itself lets a higher level come on top of a lower
// one, and the main program, which is level 0, below all.
#pragma once

#include <pawl/port/cortex_m/task.hpp>

#include <algorithm>

namespace pawl::inline on_cortex_m::port {

/// A level has no thread to sleep on: it returns when nobody can go on, and is called again.
inline constexpr bool levels_return = true;
/// Level 0 among them.
inline constexpr std::size_t most_levels = detail::most_level_interrupts + 1;

/// What a level leaves behind when it returns: when to call it again.
using level_rest = detail::level_slot;

class level_task {
public:
    using body = void (*)(void*, level_rest&);
    level_task() = default;
    level_task(const level_task&) = delete;
    level_task& operator=(const level_task&) = delete;
    ~level_task() { join(); }

    /// run(argument, rest) in the interrupt of this level, now and whenever rest says so. so_many_above: the main program. By the
    /// main program. False: another executor has this level.
    [[nodiscard]] bool start(const char*, int so_many_above, body run, void* argument) noexcept {
        const auto index = static_cast<std::size_t>(so_many_above - 1);
        if (detail::level_slots[index].step) return false;
        index_ = index;
        detail::level_slots[index] = {run, argument};
        detail::levels_begun = std::max(detail::levels_begun, index + 1);
        detail::keep_level_interrupts();
        const unsigned irq = board::level_irqs[index];
        core::nvic::set_priority(irq, static_cast<std::uint8_t>(core::least_urgent - index * core::urgency_step));
        core::nvic::enable(irq);
        core::nvic::pend(irq);
        return started_ = true;
    }
    [[nodiscard]] bool prioritised() const noexcept { return started_; }
    /// Its last step is over: it comes before the caller.
    void join() noexcept {
        if (!started_) return;
        core::nvic::disable(board::level_irqs[index_]);
        detail::level_slots[index_] = {};
        started_ = false;
    }

private:
    std::size_t index_ = 0;
    bool started_ = false;
};

}  // namespace pawl::inline on_cortex_m::port
