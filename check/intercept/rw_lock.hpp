// Reader-writer locks.
#pragma once

#include <pthread.h>

#include "check/machine/sync_object.hpp"

namespace pawl::check::intercept {

// In glibc's flags word, where the kind of lock stands.
inline constexpr unsigned destroyed_rw_lock = ~0u;

machine::sync_object& rw_lock_at(pthread_rwlock_t* lock);

/// Who holds it, -1 if nobody does. Asked for a waiting task: another task rather than that one itself.
int holder_of_rw_lock(const machine::operation& op);

}  // namespace pawl::check::intercept
