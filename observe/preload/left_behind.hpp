// A thread that ends while it holds a lock: nobody can take that any more.
#pragma once

#include "observe/preload/thread_record.hpp"

namespace pawl::observe::preload {

/// Of robust mutexes nothing is told: the next one to lock learns of it.
void tell_what_is_left_behind(thread_record& ending) noexcept;

}  // namespace pawl::observe::preload
