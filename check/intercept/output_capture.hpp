// What the program prints while it is recorded.
#pragma once

#include "check/wire/session.hpp"

namespace pawl::check::intercept {

/// Descriptors 1 and 2 lead into memory until end_capture.
void begin_capture();
void end_capture(wire::session& session);

}  // namespace pawl::check::intercept
