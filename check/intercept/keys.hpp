// Thread-specific data: pthread_key_create's and C11's.
#pragma once

namespace pawl::check::intercept {

/// At the end of a thread: calls the destructor of each key whose value is not null, several rounds if values reappear.
void run_key_destructors();

/// Keys of the last execution are gone; those of static constructors stay, with main's values.
void restart_keys();

}  // namespace pawl::check::intercept
