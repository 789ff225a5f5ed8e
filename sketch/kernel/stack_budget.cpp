#include "sketch/kernel/stack_budget.hpp"

#include <cstdio>

#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {
namespace {

// The frames between a task's first one and the sketch's own function are the simulation's.
constexpr std::uint64_t own_frames = 256;

}  // namespace

void watch_stack(task_block&) {}

void look_at_the_stack() {
    if (!check::machine::simulating()) return;
    task_block& me = current();
    if (me.stack_budget == 0 || me.who->interrupt) return;
    const auto here = reinterpret_cast<std::uint64_t>(__builtin_frame_address(0));
    const auto depth = reinterpret_cast<std::uint64_t>(me.who->stack_top) - here;
    const std::uint64_t own = depth > own_frames ? depth - own_frames : 0;
    const auto used = static_cast<std::uint32_t>(own * kernel().board.stack_scale / 100);
    if (used <= me.stack_used) return;
    me.stack_used = used;
    if (used <= me.stack_budget) return;
    char text[200];
    std::snprintf(text, sizeof text, "its stack has %u bytes, and about %u are in use", me.stack_budget, used);
    the_computer.fail(check::wire::finding_kind::stack_overflow, text);
}

}  // namespace pawl::sketch
