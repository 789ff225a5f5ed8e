// Crashes of the program, and the supervisor's knock on a worker that makes no progress.
#pragma once

namespace pawl::check::intercept {

void install_fault_handlers();

/// From now on rdtsc faults, and is reported by name: it would tell the program how fast the simulation is.
void refuse_clock_instruction();

}  // namespace pawl::check::intercept
