// POSIX semaphores: their value stands in the program's memory, in glibc's layout.
#pragma once

namespace pawl::check::intercept {

/// Named semaphores of the last execution are gone; those of static constructors stay.
void restart_named_semaphores();

}  // namespace pawl::check::intercept
