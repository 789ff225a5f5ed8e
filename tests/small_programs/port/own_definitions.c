/* The port as a program or a library in it may have it: the simulated one must come before. */
#include "port.h"

#include <stdlib.h>

int pawl_futex_wait(const uint32_t* word, uint32_t expected, const struct timespec* deadline) {
    (void)word, (void)expected, (void)deadline;
    abort();
}
int pawl_futex_wait_any(const struct pawl_futex_word* words, unsigned count, const struct timespec* deadline) {
    (void)words, (void)count, (void)deadline;
    abort();
}
int pawl_futex_wake(const uint32_t* word, int count) {
    (void)word, (void)count;
    __asm__ volatile("syscall" ::: "memory");
    abort();
}
int pawl_memory_barrier_everywhere(void) { abort(); }
