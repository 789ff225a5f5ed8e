// Crashes of the program, and the supervisor's knock on a worker that makes no progress.
#pragma once

namespace pawl::check::intercept {

void install_fault_handlers();

}  // namespace pawl::check::intercept
