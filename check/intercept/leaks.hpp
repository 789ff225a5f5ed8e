// Memory that nothing leads to any more when an execution has ended well.
#pragma once

namespace pawl::check::intercept {

/// True if there is some; each is a warning. Looks only where the number of blocks or bytes
/// left over is one that was not seen before: a scan costs far more than a short execution.
bool look_for_leaks();

/// The program gave this address to the runtime or to the kernel: what stands there is in use.
void keep_reachable(const void* given);
void restart_reachable();

}  // namespace pawl::check::intercept
