// Memory that nothing leads to any more when an execution has ended well.
#pragma once

namespace pawl::check::intercept {

/// Warnings, or the execution's finding where --leaks stop asks for it. Looks only where the number of blocks or bytes
/// left over is one that was not seen before: a scan costs far more than a short execution.
void look_for_leaks();

/// The program gave this address to the runtime or to the kernel: what stands there is in use.
void keep_reachable(const void* given);
void restart_reachable();

}  // namespace pawl::check::intercept
