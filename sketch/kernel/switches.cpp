#include "sketch/kernel/switches.hpp"

#include "sketch/kernel/state.hpp"

namespace pawl::sketch {
namespace {

bool is_held_back(const check::machine::task& t) {
    const auto& blocks = kernel().tasks;
    return waits_for_tick() && t.id < blocks.size() && blocks[t.id] && !is_noticed(*blocks[t.id]);
}

}  // namespace

void woken_in_interrupt(task_block& t) {
    kernel_state& k = kernel();
    if (!is_run() || k.switch_asked) return;
    // Interrupts come to the core of loop(). Another core is told at once.
    const int core = k.board.loop_core < 0 ? 0 : k.board.loop_core;
    if (k.board.cores > 1 && t.who->core >= 0 && t.who->core != core) return;
    check::machine::the_computer.hold_back(is_held_back);
    t.unnoticed_since = k.looks;
    t.unnoticed_until = k.unnoticed_until = ticks_now() + 1;
}

void ask_for_switch() {
    kernel().switch_asked = true;
    notice_woken_tasks();
}

void notice_woken_tasks() {
    ++kernel().looks;
    kernel().unnoticed_until = 0;
    check::machine::the_computer.hold_back(nullptr);
}

bool is_noticed(const task_block& t) { return t.unnoticed_since != kernel().looks || ticks_now() >= t.unnoticed_until; }

bool waits_for_tick() { return ticks_now() < kernel().unnoticed_until; }

void run_handler(void (*handler)(void*), void* argument) {
    const bool of_interrupted = kernel().switch_asked;
    kernel().switch_asked = false;
    handler(argument);
    kernel().switch_asked = of_interrupted;
}

}  // namespace pawl::sketch
