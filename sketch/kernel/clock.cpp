#include "check/intercept/time.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/delays.hpp"

namespace pawl::sketch {

void look_at_time() {
    if (!check::machine::simulating()) return;
    if (!is_run()) {
        check::intercept::read_clock(PAWL_CALLER_FRAME());
        return;
    }
    operation op;
    op.kind = operation_kind::read_clock;
    the_computer.perform(op);
    the_computer.done(op);
}

}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL std::uint64_t pawl_board_now() {
    look_at_time();
    return static_cast<std::uint64_t>(nanoseconds_now());
}
PAWL_KERNEL_CALL void pawl_board_busy(std::uint64_t nanoseconds) { be_busy(static_cast<std::int64_t>(nanoseconds)); }

// Arduino's delay: the task sleeps whole ticks, and is busy for the rest. Where no scheduler runs yet it is busy.
PAWL_KERNEL_CALL void pawl_board_delay(std::uint64_t nanoseconds) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("delay");
    const std::uint64_t tick = kernel().board.tick_ns;
    const bool sleeps = kernel().scheduler_runs && current().scheduler_suspended == 0 && !current().who->background;
    if (!sleeps) return be_busy(static_cast<std::int64_t>(nanoseconds));
    const std::int64_t end = the_computer.now() + static_cast<std::int64_t>(nanoseconds);
    if (nanoseconds >= tick) sleep_to_deadline(deadline_after_ticks(nanoseconds / tick), frame);
    be_busy(end - the_computer.now());
}
