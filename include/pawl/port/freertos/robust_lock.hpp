// There are no processes, so there is nothing to share a lock with.
#pragma once

#include <pawl/port/common/no_robust_lock.hpp>
#include <pawl/port/freertos/clock.hpp>

namespace pawl::inline on_freertos::port {

using port_common::robust;
using robust_lock = port_common::no_robust_lock<clock>;

}  // namespace pawl::inline on_freertos::port
