#include "sketch/kernel/computing.hpp"

#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/starvation.hpp"

namespace pawl::sketch {
namespace {

using check::machine::task;

constexpr std::uint32_t blocks_a_step =
    100'000;                                 // what a loop on plain memory needs to be noticed as a wait is far less
constexpr std::uint32_t blocks_a_call = 10;  // a step of the kernel takes as long as so many
constexpr std::int64_t long_enough = 1'000'000'000;

std::uint32_t blocks_left = blocks_a_step;
std::uint64_t steps_at_last_look = 0;

// Who computes without any other step of its own, and since when.
const task* computes = nullptr;
std::uint64_t own_steps = 0;
std::int64_t since = 0;

bool may_lose_its_core(const task& me) {
    return !me.interrupt && me.keeps_others_off == 0 && me.interrupts_masked == 0 && kernel().board.time_slicing != 0;
}

void compute_on(task& me, std::int64_t ns) {
    if (computes != &me || me.own_steps != own_steps + 1) {
        computes = &me;
        since = the_computer.now();
    }
    own_steps = me.own_steps;
    const std::int64_t horizon = the_computer.session().current.horizon_ns;
    const std::int64_t computed = the_computer.now() - since;
    if (computed >= long_enough && computed >= horizon / 2) look_who_starves_since(since);
    // Its tick is over long since: equals have their turn.
    if (may_lose_its_core(me)) me.yielded = true;
    operation op = described(service::computes, nullptr);
    the_computer.compute(op, ns);
}

__attribute__((noinline)) void look_at_the_clock() {
    blocks_left = blocks_a_step;
    if (!check::machine::simulating() || !kernel().begun) return;
    if (the_computer.step() == steps_at_last_look) {
        const std::int64_t took =
            std::int64_t{blocks_a_step} * static_cast<std::int64_t>(kernel().board.step_ns) / blocks_a_call;
        if (is_run())
            pawl_board_busy(static_cast<std::uint64_t>(took));
        else
            compute_on(check::machine::current_task(), took);
    }
    steps_at_last_look = the_computer.step();
}

}  // namespace

void begin_computing() {
    blocks_left = blocks_a_step;
    steps_at_last_look = 0;
    computes = nullptr;
}

void count_call() { blocks_left = blocks_left > blocks_a_call ? blocks_left - blocks_a_call : 1; }

}  // namespace pawl::sketch

// The compiler calls it in each block of a sketch.
PAWL_KERNEL_CALL void __sanitizer_cov_trace_pc() {
    if (--pawl::sketch::blocks_left == 0) pawl::sketch::look_at_the_clock();
}
