// The worker: carries out the supervisor's orders, execution after execution, in one process.
#pragma once

#include "check/wire/session.hpp"

namespace pawl::check::intercept {

/// Known from the first moment on, before there is anything to run.
void the_session(wire::session& session);

/// Never returns. `entry` runs the program on the main task's fiber.
[[noreturn]] void run_worker(wire::session& session, void (*entry)());

}  // namespace pawl::check::intercept
