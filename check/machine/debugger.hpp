// For a debugger that steps through a schedule: it stops at these functions and reads the table.
#pragma once

#include <cstdint>

#include "check/wire/debug_view.hpp"

extern "C" {
extern pawl::check::wire::debug_view pawl_debug_view;
/// Called on the task that takes the step, before the step takes effect.
void pawl_step_reached(std::uint64_t step);
void pawl_execution_ended();
}

namespace pawl::check::machine {

class computer;

/// Fills the table and calls pawl_step_reached, unless the debugger is interested in later steps only.
void stand_before_step(computer& c);

}  // namespace pawl::check::machine
