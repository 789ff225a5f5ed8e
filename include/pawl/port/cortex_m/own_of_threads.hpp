// A variable that each thread has for itself, where there are several: the compiler's thread-local storage, which
// src/cortex_m/thread_variables.cpp provides without allocating.
#pragma once

namespace pawl::inline on_cortex_m::port {

template <class T>
inline constinit thread_local T of_this_thread{};

}  // namespace pawl::inline on_cortex_m::port
