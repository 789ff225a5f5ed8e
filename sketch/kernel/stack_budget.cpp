#include "sketch/kernel/stack_budget.hpp"

#include <algorithm>
#include <cstdio>

#include "check/machine/promised_calls.hpp"
#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {
namespace {

// Frames here are wider than the board's: the profile says by how much. What makes one very wide is arrays, and those are
// as large there as here.
std::uint64_t on_the_board(std::uint64_t frame_bytes) {
    constexpr std::uint64_t without_arrays = 256;
    const std::uint64_t narrow = std::min(frame_bytes, without_arrays);
    return narrow * kernel().board.stack_scale / 100 + (frame_bytes - narrow);
}

// Each frame's beginning leads to that of its caller, but for what a library calls: from there on nobody knows which frame is
// wide, and all are taken for narrow ones.
std::uint64_t frames_on_the_board(std::uint64_t frame, std::uint64_t base) {
    std::uint64_t bytes = 0;
    while (frame < base) {
        constexpr std::uint64_t first_frame = 4096;  // that of the kernel's function, in which a task begins
        std::uint64_t caller = *reinterpret_cast<const std::uint64_t*>(frame);
        if (caller <= frame || caller > base + first_frame)
            return bytes + (base - frame) * kernel().board.stack_scale / 100;
        caller = std::min(caller, base);
        bytes += on_the_board(caller - frame);
        frame = caller;
    }
    return bytes;
}

// Beside its frames a task needs room for its registers.
void look_at_the_stack(std::uint64_t frame) {
    const check::machine::task& me = check::machine::current_task();
    kernel_state& k = kernel();
    if (me.interrupt || me.id >= k.tasks.size() || !k.tasks[me.id]) return;
    task_block& t = *k.tasks[me.id];
    if (t.stack_base == 0 || frame >= t.stack_base) return;
    const auto used = static_cast<std::uint32_t>(frames_on_the_board(frame, t.stack_base)) + k.board.context_bytes;
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
