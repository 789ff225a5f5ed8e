// A board on which nothing happens any more: is it at rest, or does it hang?
#include "sketch/board/rest.hpp"

#include "check/wire/service.hpp"
#include "sketch/board/state.hpp"
#include "sketch/kernel/state.hpp"

namespace pawl::sketch {
namespace {

using check::machine::task;
using check::machine::the_computer;

// A pin or a serial line among the places that it reads again and again: somebody outside may change it.
bool looks_outside(const task& t) {
    const auto* begin = reinterpret_cast<const char*>(&board_now());
    for (int i = 0; i < t.window.places; ++i) {
        const auto* at = reinterpret_cast<const char*>(const_cast<const void*>(t.window.seen[i].address));
        if (at >= begin && at < begin + sizeof(board_state)) return true;
    }
    return false;
}

// A callback in a task of the kernel's own, that will not be let go: not the wait for the next thing to do.
bool waits_for_another(const task& t) {
    using check::wire::operation_kind;
    const check::machine::operation* op = t.pending;
    if (!op || !op->rule || op->deadline != check::machine::no_deadline) return false;
    return op->kind != operation_kind::service_wait ||
           op->size != static_cast<std::uint8_t>(check::wire::service::timer_task);
}

}  // namespace

bool came_to_rest() {
    bool waits = false, goes_round = false, spins = false;
    for (const task* t : the_computer.tasks()) {
        if (t->ended || t->interrupt) continue;
        const bool round = the_computer.spinning(*t);
        if (round && looks_outside(*t)) return true;
        if (t->background && !waits_for_another(*t)) continue;
        waits = waits || !round;
        const bool usefully = t->window.polls || t->window.puts_out;
        goes_round = goes_round || (round && usefully);
        spins = spins || (round && !usefully && t->window.places > 0);  // an empty loop() waits for nothing
    }
    // A lamp that blinks for ever does what it should, a task that prints for ever too, and so does a loop() that has nothing to do.
    return !spins && (goes_round || !waits);
}

}  // namespace pawl::sketch
