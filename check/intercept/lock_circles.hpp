// Circles in the order of locks become warnings.
#pragma once

namespace pawl::check::intercept {

void watch_lock_order();

}  // namespace pawl::check::intercept
