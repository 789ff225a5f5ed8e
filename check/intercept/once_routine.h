/* C: the clean-up of a C function needs no C++ runtime in the program. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* Calls routine(). Should an exception or the end of the thread unwind through it, calls abandon(control) on the way. */
__attribute__((visibility("hidden"))) void pawl_run_once_routine(void (*routine)(void), void (*abandon)(void*),
                                                                 void* control);

#ifdef __cplusplus
}
#endif
