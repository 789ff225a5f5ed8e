// The one place where the two ways of waiting part: where several cores run, whoever wakes takes no lock and waits for nobody
// (many_cores/); where one core runs everything, interrupts are kept away for a few steps instead (one_core/).
#pragma once

#include <pawl/port/port.hpp>

#if defined(PAWL_ONE_CORE)
#define PAWL_WAY(file) <pawl/wait/one_core/file>
namespace pawl::inline PAWL_PORT::wait {
inline constexpr bool one_core = true;
}
#else
#define PAWL_WAY(file) <pawl/wait/many_cores/file>
namespace pawl::inline PAWL_PORT::wait {
inline constexpr bool one_core = false;
}
#endif
