#include "check/machine/timed_calls.hpp"

#include "check/machine/computer.hpp"
#include "check/machine/dependence.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::machine {
namespace {

struct timed_call {
    std::uint32_t task;
    std::uint64_t history;
    std::uint64_t began, ended;
    vector_clock knew;    // where memory is weak: what its task knew when it began
    std::uint32_t epoch;  // of its task, when it ended
};

own::vector<timed_call> calls;  // of this execution, by number
std::uint64_t moments = 0;

timed_call* known(std::uint32_t call) { return call > 0 && call <= calls.size() ? &calls[call - 1] : nullptr; }

}  // namespace

std::uint32_t begin_call(const task& t, std::uint64_t history) {
    timed_call fresh{t.id, history, ++moments, never, {}, 0};
    if (the_computer.weak()) fresh.knew.assign(t.clock);
    calls.push_back(fresh);
    return static_cast<std::uint32_t>(calls.size());
}

void end_call(const task& t, std::uint32_t call) {
    timed_call* const one = known(call);
    if (!one || one->ended != never) return;
    one->ended = ++moments;
    one->epoch = t.clock.of(t.id);
    // Where memory is weak, no beginning sees in which order they come; whoever asks for the history does.
    const wire::touch how = the_computer.weak() ? wire::touch::reads : wire::touch::writes;
    the_computer.touches(history_place(one->history, static_cast<int>(t.id), how));
}

// The one place that says what "before" means.
bool ended_before(std::uint32_t earlier, std::uint32_t later) {
    if (end_of(earlier) >= begin_of(later)) return false;
    if (!the_computer.weak()) return true;
    const timed_call& one = *known(earlier);
    return known(later)->knew.sees(one.task, one.epoch);
}

std::uint64_t begin_of(std::uint32_t call) {
    const timed_call* const one = known(call);
    return one ? one->began : never;
}

std::uint64_t end_of(std::uint32_t call) {
    const timed_call* const one = known(call);
    return one ? one->ended : never;
}

std::uint32_t task_of(std::uint32_t call) {
    const timed_call* const one = known(call);
    return one ? one->task : 0;
}

void forget_calls() {
    calls.clear();
    moments = 0;
}

}  // namespace pawl::check::machine
