/* What each of the port's functions returns; errno is left alone. */
#include <assert.h>
#include <stddef.h>

#include "port.h"

static uint32_t one = 1, other = 2;

int main(void) {
    const struct timespec soon = in_nanoseconds(1000), past = {.tv_sec = 1}, wrong = {.tv_nsec = 1000000000};
    const struct pawl_futex_word both[2] = {{&one, 1}, {&other, 2}}, changed[2] = {{&one, 1}, {&other, 3}};
    errno = 7;
    assert(pawl_futex_wait(&one, 0, NULL) == -EAGAIN);
    assert(pawl_futex_wait(&one, 1, &soon) == -ETIMEDOUT);
    assert(pawl_futex_wait(&one, 1, &past) == -ETIMEDOUT);
    assert(pawl_futex_wait(&one, 0, &past) == -EAGAIN);
    assert(pawl_futex_wait(&one, 1, &wrong) == -EINVAL);
    assert(pawl_futex_wait_any(both, 2, &past) == -ETIMEDOUT);
    assert(pawl_futex_wait_any(changed, 2, NULL) == -EAGAIN);
    assert(pawl_futex_wait_any(both, 0, NULL) == -EINVAL);
    assert(pawl_futex_wait_any(both, 128, NULL) == -EINVAL);
    assert(pawl_futex_wake(&one, 1) == 0);
    assert(pawl_memory_barrier_everywhere() == 0);
    assert(errno == 7);
}
