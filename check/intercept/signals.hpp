// Signal handlers and masks. They are remembered; nothing arrives from outside while the program is simulated.
#pragma once

namespace pawl::check::intercept {

void restart_signals();

}  // namespace pawl::check::intercept
