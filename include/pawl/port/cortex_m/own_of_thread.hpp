// A variable that each thread has for itself. A program of one thread has one of it; how a program with threads keeps
// several is the matter of own_of_threads.hpp.
#pragma once

#if defined(PAWL_CORTEX_M_THREADS)
#include <pawl/port/cortex_m/own_of_threads.hpp>
#else
namespace pawl::inline on_cortex_m::port {
template <class T>
inline constinit T of_this_thread{};
}  // namespace pawl::inline on_cortex_m::port
#endif
