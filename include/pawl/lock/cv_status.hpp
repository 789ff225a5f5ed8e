// How a wait of a condition with a limit ended: the standard's type, where the standard library has one. Built for one thread, as
// for microcontrollers, it has not.
#pragma once

#include <pawl/port/port.hpp>

#include <condition_variable>

namespace pawl::inline PAWL_PORT {

#if !defined(__GLIBCXX__) || defined(_GLIBCXX_HAS_GTHREADS)
using cv_status = std::cv_status;
#else
enum class cv_status { no_timeout, timeout };
#endif

}  // namespace pawl::inline PAWL_PORT
