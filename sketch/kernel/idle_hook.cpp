#include "sketch/kernel/idle_hook.hpp"

#include <cstdio>

#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/tasks.hpp"

/// Where the program was compiled with configUSE_IDLE_HOOK: its hook.
extern "C" __attribute__((weak)) void (*const pawl_idle_hook)();

namespace pawl::sketch {
namespace {

void idle(void*) {
    for (;;) {
        idle_hook()();
        pawl_board_round();
    }
}

}  // namespace

void (*idle_hook())() { return &pawl_idle_hook ? pawl_idle_hook : nullptr; }

void begin_idle_tasks() {
    if (!idle_hook()) return;
    const std::uint32_t cores = kernel().board.cores;
    for (std::uint32_t core = 0; core < cores; ++core) {
        char name[16];
        std::snprintf(name, sizeof name, cores > 1 ? "IDLE%u" : "IDLE", core);
        task_block* made = create_task(idle, name, kernel().board.minimal_stack, nullptr, 0,
                                       cores > 1 ? static_cast<int>(core) : -1, false);
        if (made) made->who->background = true;
    }
}

bool runs_idle_hook(const task_block& t) { return t.function == idle; }

}  // namespace pawl::sketch
