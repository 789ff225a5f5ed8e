/* A thread's name as tests set it. */
#pragma once

#include <pawl/port/cortex_m/cortex_m.hpp>

#include <cstdint>

using pthread_t = std::uint32_t;
inline pthread_t pthread_self() { return pawl::port::task_number(); }
inline int pthread_setname_np(pthread_t, const char* name) {
    pawl::port::name_this_task(name);
    return 0;
}
