#include "sketch/kernel/stack_budget.hpp"

#include <cstdio>

#include "check/machine/promised_calls.hpp"
#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {
namespace {

// Frames here are wider than the board's: the profile says by how much. Beside them a task needs room for its registers.
void look_at_the_stack(std::uint64_t frame) {
    const check::machine::task& me = check::machine::current_task();
    kernel_state& k = kernel();
    if (me.interrupt || me.id >= k.tasks.size() || !k.tasks[me.id]) return;
    task_block& t = *k.tasks[me.id];
    if (t.stack_base == 0 || frame >= t.stack_base) return;
    const auto used =
        static_cast<std::uint32_t>((t.stack_base - frame) * k.board.stack_scale / 100) + k.board.context_bytes;
    if (used <= t.stack_used) return;
    t.stack_used = used;
    if (used <= t.stack_budget) return;
    char text[200];
    std::snprintf(text, sizeof text, "it has %u bytes, and about %u are in use", t.stack_budget, used);
    the_computer.fail(check::wire::finding_kind::stack_overflow, text);
}

}  // namespace

void watch_stack(task_block& t) {
    t.stack_base = reinterpret_cast<std::uint64_t>(__builtin_frame_address(0));
    t.stack_used = kernel().board.context_bytes;
    check::machine::entry_watch = look_at_the_stack;
}

}  // namespace pawl::sketch
