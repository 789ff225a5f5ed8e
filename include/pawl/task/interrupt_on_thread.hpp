// Handlers with priorities that come on top of a thread, and of each other, where a thread is interrupted by the system.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/interrupts_of_thread.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

namespace pawl::inline PAWL_PORT {

/// Runs handler(state) on top of the thread that made it, each time somebody raises Irq: at once, unless the thread is in a
/// section that keeps it off (shared) or in a handler that it does not outrank. A handler runs to its end; one of a higher
/// Priority comes on top of it. Raised again before it has begun it comes once; raised while it runs it comes again.
///
/// Irq: any value that a template takes, one for each kind of interrupt. Priority: 1 (lowest) to 255. handler: a function, or a
/// lambda without captures, that takes State&, throws nothing and waits for nobody: it may use all that is said to be for
/// interrupts. The state outlives this object, which is destroyed by the thread that made it, when nobody raises it any more.
template <auto Irq, int Priority>
class interrupt {
    static_assert(Priority >= 1 && Priority <= 255, "pawl: the priority of an interrupt is 1 to 255");

public:
    static constexpr auto irq = Irq;
    static constexpr int priority = Priority;

    /// Throws invalid_argument where this thread has 32 of them already, or another one takes this Irq. Allocates nothing.
    template <class State, class Handler>
    requires std::is_nothrow_convertible_v<Handler, void (*)(State&)> || std::convertible_to<Handler, void (*)(State&)>
    interrupt(State& state, Handler handler) : of_{task_detail::interrupts_here()} {
        if (task_detail::route_of<Irq>.leads_somewhere())
            misuse("pawl::interrupt: another one takes this interrupt already");
        void (*const plain)(State&) = handler;
        const auto run = [](void* h, void* s) { reinterpret_cast<void (*)(State&)>(h)(*static_cast<State*>(s)); };
        line_ = of_.core.add({run, reinterpret_cast<void*>(plain), static_cast<void*>(&state), Priority});
        if (line_ == task_detail::interrupt_core::none) misuse("pawl::interrupt: a thread takes 32 interrupts at most");
        task_detail::route_of<Irq>.lead_to(of_, line_);
    }
    interrupt(const interrupt&) = delete;
    interrupt& operator=(const interrupt&) = delete;
    ~interrupt() {
        task_detail::route_of<Irq>.end();
        of_.core.remove(line_);
    }

private:
    task_detail::interrupts_of_thread& of_;
    std::size_t line_;
};

/// From anywhere, interrupts and other threads among it. Never blocks. False: nobody takes it.
template <auto Irq>
bool raise() noexcept PAWL_NONBLOCKING {
    return task_detail::route_of<Irq>.raise();
}

}  // namespace pawl::inline PAWL_PORT
