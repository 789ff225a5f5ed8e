// The worker: carries out the supervisor's orders, execution after execution, in one process.
#pragma once

#include "check/explore/strategy.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::intercept {

/// Known from the first moment on, before there is anything to run.
void the_session(wire::session& session);

/// Who plays the board where a program runs as on one: order_kind::run.
void serve_runs_with(explore::strategy& board);

/// Never returns. `entry` runs the program on the main task's fiber.
[[noreturn]] void run_worker(wire::session& session, void (*entry)());

}  // namespace pawl::check::intercept
