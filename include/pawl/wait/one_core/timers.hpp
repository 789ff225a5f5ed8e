// The timers of a loop, and the alarm that makes it look at them.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/timer_queue.hpp>

namespace pawl::inline PAWL_PORT::wait {

class inbox;

/// Nothing looks at a clock before the earliest of them is due: the port's alarm then asks the loop.
class timers : port::alarm {
public:
    constexpr timers() noexcept : port::alarm{[](port::alarm& which) noexcept { static_cast<timers&>(which).ask(); }} {}

    void set(timer& one, port::clock::time_point until) noexcept {
        queue_.set(one, until);
        if (queue_.earliest() == until) port::set(*this, until);
    }
    void take_away(timer& one) noexcept { queue_.take_away(one); }
    [[nodiscard]] bool empty() const noexcept { return queue_.empty(); }

    // For the loop.

    void ask_through(inbox* box) noexcept {
        if (!box) port::set(*this, port::clock::time_point::max());
        box_ = box;
    }
    void ring() noexcept {
        queue_.ring(port::clock::now());
        port::set(*this, queue_.earliest());
    }

private:
    void ask() noexcept;

    timer_queue queue_;
    inbox* box_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::wait
