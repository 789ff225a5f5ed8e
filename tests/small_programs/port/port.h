/* What libpawl asks of its port on Linux, as it declares it. */
#pragma once

#include <errno.h>
#include <stdint.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif
struct pawl_futex_word {
    const uint32_t* word;
    uint32_t expected;
};
int pawl_futex_wait(const uint32_t* word, uint32_t expected, const struct timespec* deadline);
int pawl_futex_wait_any(const struct pawl_futex_word* words, unsigned count, const struct timespec* deadline);
int pawl_futex_wake(const uint32_t* word, int count);
int pawl_memory_barrier_everywhere(void);
#ifdef __cplusplus
}
#endif

/* Absolute, as the port has it. */
static inline struct timespec in_nanoseconds(long some) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += some;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        ++time.tv_sec;
    }
    return time;
}
