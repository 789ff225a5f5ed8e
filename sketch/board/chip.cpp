// The rest of the chip: its seed, its heap, its end.
#include <cstdio>

#include "sketch/board/state.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/delays.hpp"
#include "sketch/kernel/heap.hpp"

using namespace pawl::sketch;

PAWL_KERNEL_CALL std::uint32_t pawl_board_seed() {
    return static_cast<std::uint32_t>(the_computer.session().program_seed);
}

PAWL_KERNEL_CALL void pawl_board_restart() { the_computer.finish(0); }

PAWL_KERNEL_CALL void pawl_board_refuse(const char* what, const char* file, int line) {
    char text[300];
    std::snprintf(text, sizeof text, "%s (%s:%d)", what, file ? file : "?", line);
    the_computer.fail(pawl::check::wire::finding_kind::misuse, text);
}

PAWL_KERNEL_CALL void pawl_board_yield() {
    if (kernel().scheduler_runs && !in_interrupt()) yield(PAWL_CALLER_FRAME());
}

PAWL_KERNEL_CALL int pawl_board_interrupts_are_on() {
    const pawl::check::machine::task& me = pawl::check::machine::current_task();
    return !me.interrupt && me.interrupts_masked == 0;
}

PAWL_KERNEL_CALL int pawl_board_serial_wait(int line, std::uint64_t nanoseconds) {
    serial_line& l = line_at(line);
    const std::int64_t until = the_computer.now() + static_cast<std::int64_t>(nanoseconds);
    constexpr std::int64_t look_every = 1'000'000;
    while (l.input_count == 0) {
        const std::int64_t left = until - the_computer.now();
        if (left <= 0) return 0;
        be_busy(is_run() && left > look_every ? look_every : left);
    }
    return 1;
}

PAWL_KERNEL_CALL std::size_t pawl_board_heap_free() { return heap_left(); }
PAWL_KERNEL_CALL std::size_t pawl_board_heap_fewest() { return heap_least_left(); }
