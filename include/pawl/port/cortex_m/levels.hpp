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

class level_task {
public:
    using body = void (*)(void*);
    level_task() = default;
    level_task(const level_task&) = delete;
    level_task& operator=(const level_task&) = delete;
    ~level_task() { join(); }

    /// From now on run(argument) in the interrupt of this level, whenever rest() is called. so_many_above: the main program. By
    /// the main program. False: another executor has this level.
    [[nodiscard]] bool start(const char*, int so_many_above, body run, void* argument) noexcept {
        const auto index = static_cast<std::size_t>(so_many_above - 1);
        level_rest& mine = detail::level_slots[index];
        if (mine.step) return false;
        const unsigned irq = board::level_irqs[index];
        mine = {run, argument, 1u << irq};
        detail::keep_level_interrupts();
        core::nvic::set_priority(irq, static_cast<std::uint8_t>(core::least_urgent - index * core::urgency_step));
        core::nvic::enable(irq);
        mine_ = &mine;
        return true;
    }
    [[nodiscard]] level_rest& rest() noexcept { return *mine_; }
    [[nodiscard]] bool prioritised() const noexcept { return mine_ != nullptr; }
    /// Its last step is over: it comes before the caller.
    void join() noexcept {
        if (!mine_) return;
        core::nvic::disable(static_cast<unsigned>(__builtin_ctz(mine_->irq)));
        *mine_ = {};
        mine_ = nullptr;
    }

private:
    level_rest* mine_ = nullptr;
};

}  // namespace pawl::inline on_cortex_m::port
