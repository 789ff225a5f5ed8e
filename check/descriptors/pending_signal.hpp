// Signals are the interceptors' affair; they say here what is pending.
#pragma once

#include <cstdint>

namespace pawl::check::descriptors {

/// Whether one of these is pending for the task that asks; bit n - 1 stands for signal n.
void ask_for_signals_by(bool (*pending)(std::uint64_t of));
bool signal_is_pending(std::uint64_t of);

}  // namespace pawl::check::descriptors
