// Settings of the process that a program changes: put back after each execution, or accepted without effect.
#pragma once

namespace pawl::check::intercept {

void restart_process_settings();

}  // namespace pawl::check::intercept
