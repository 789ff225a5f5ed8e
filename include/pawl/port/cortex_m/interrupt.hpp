// pawl::interrupt where the interrupts are the core's: the controller nests them by their priorities, and the table finds them.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

#include <concepts>
#include <type_traits>

namespace pawl::inline on_cortex_m {

namespace port::detail {
struct taken_interrupt {
    void (*run)(void*, void*) = nullptr;  // null: nobody takes it
    void* handler = nullptr;
    void* state = nullptr;
};
template <unsigned Irq>
inline constinit taken_interrupt taken{};

template <unsigned Irq>
void run_taken() noexcept {
    taken<Irq>.run(taken<Irq>.handler, taken<Irq>.state);
}
/// The name that the table looks for becomes that of run_taken<Irq>. A handler of that name elsewhere does not link beside it.
template <unsigned Irq>
[[gnu::noinline]] void stands_in_table() noexcept {
    asm volatile(".global pawl_irq_%c0\n\t.thumb_set pawl_irq_%c0, %c1" ::"i"(Irq), "i"(&run_taken<Irq>));
}
}  // namespace port::detail

/// Runs handler(state) on top of the main program, threads and levels, each time the hardware or raise() asks for Irq, the number of the
/// chip: at once, unless a section keeps it off (shared) or a handler runs that it does not outrank. A handler runs to its end;
/// one of a higher Priority comes on top of it. Raised again before it has begun it comes once; raised while it runs it comes again.
///
/// Priority: from 1 (lowest); level n of an executor has priority n. handler: a function, or a lambda without captures, that takes
/// State&, throws nothing and waits for nobody: it may use all that is said to be for interrupts. The state outlives this object.
template <auto Irq, int Priority>
class interrupt {
    static constexpr unsigned number = static_cast<unsigned>(Irq);
    static_assert(Priority >= 1 && Priority <= port::most_interrupt_priority,
                  "pawl: this priority is outside the range that sections keep away: such an interrupt could not use the library");

public:
    static constexpr auto irq = Irq;
    static constexpr int priority = Priority;

    /// Ends the program where another one takes this Irq. Allocates nothing.
    template <class State, class Handler>
    requires std::is_nothrow_convertible_v<Handler, void (*)(State&)> || std::convertible_to<Handler, void (*)(State&)>
    interrupt(State& state, Handler handler) {
        if (port::detail::taken<number>.run) misuse("pawl::interrupt: another one takes this interrupt already");
        void (*const plain)(State&) = handler;
        const auto run = [](void* h, void* s) {
            const auto handles = reinterpret_cast<void (*)(State&)>(h);  // for `pawl stack` a name
            handles(*static_cast<State*>(s));
        };
        port::detail::taken<number> = {run, reinterpret_cast<void*>(plain), static_cast<void*>(&state)};
        port::detail::stands_in_table<number>();
        port::take_interrupt<number, Priority>();
    }
    interrupt(const interrupt&) = delete;
    interrupt& operator=(const interrupt&) = delete;
    ~interrupt() {
        port::core::nvic::disable(number);
        port::core::wait_for_writes();
        port::detail::taken<number> = {};
    }
};

/// From anywhere, interrupts among it. Never blocks. False: nobody takes it.
template <auto Irq>
bool raise() noexcept PAWL_NONBLOCKING {
    if (!port::detail::taken<static_cast<unsigned>(Irq)>.run) return false;
    port::core::nvic::pend(static_cast<unsigned>(Irq));
    return true;
}

}  // namespace pawl::inline on_cortex_m
