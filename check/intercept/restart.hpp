// Between executions.
#pragma once

namespace pawl::check::intercept {

/// What the interceptors keep about the program begins as it stood before the first execution, and what the last one
/// took from the kernel is given back.
void restart_interceptors();
/// descriptor_streams.cpp
void forget_descriptor_streams();

}  // namespace pawl::check::intercept
