// What programs of verification suites call.
#pragma once

namespace pawl::check::intercept {

void restart_atomic_sections();

/// At the beginning of an execution.
void refuse_functions_atomic_by_name();

}  // namespace pawl::check::intercept
