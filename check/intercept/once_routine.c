/* Compiled with -fexceptions, as glibc compiles its pthread_once. */
#include "check/intercept/once_routine.h"

struct attempt {
    void (*abandon)(void*);
    void* control; /* null once the routine has returned */
};

static void leave(struct attempt* left) {
    if (left->control) left->abandon(left->control);
}

void pawl_run_once_routine(void (*routine)(void), void (*abandon)(void*), void* control) {
    struct attempt running __attribute__((cleanup(leave))) = {abandon, control};
    routine();
    running.control = 0;
}
