#include "check/judge/question.hpp"

#include "check/own/kernel.hpp"

namespace pawl::check::judge {

void ask_supervisor(wire::session& session) {
    wire::question& ask = session.ask;
    ask.promised = 0;
    ask.function[0] = 0;
    ask.state.store(static_cast<std::uint32_t>(wire::question_state::asked), std::memory_order_release);
    own::kernel::futex_wake(ask.state);
    own::kernel::futex_wake(session.turn);  // the supervisor sleeps there: it looks for questions when woken
    while (ask.state.load(std::memory_order_acquire) != static_cast<std::uint32_t>(wire::question_state::answered)) {
        if (session.debugged) break;  // nobody to ask
        own::kernel::futex_wait(ask.state, static_cast<std::uint32_t>(wire::question_state::asked));
    }
    ask.state.store(static_cast<std::uint32_t>(wire::question_state::idle), std::memory_order_release);
}

}  // namespace pawl::check::judge
