/* The C library's random numbers: their sequences go on as they do elsewhere, and start anew in each execution. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "expect.h"

static void* draws(void* unused) {
    unsigned state = 1;
    unsigned short seed[3] = {1, 2, 3};
    EXPECT(rand_r(&state) >= 0 && state != 1);
    EXPECT(erand48(seed) < 1 && nrand48(seed) >= 0 && jrand48(seed) != 0);
    EXPECT(drand48() < 1 && lrand48() >= 0 && mrand48() != 0);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, draws, NULL);
    EXPECT(rand() == 1804289383);  // glibc's first, in every execution
    EXPECT(random() >= 0);
    unsigned char bytes[16];
    arc4random_buf(bytes, sizeof bytes);
    EXPECT(arc4random_uniform(10) < 10);
    volatile uint32_t any = arc4random();
    (void)any;
    pthread_join(thread, NULL);
    return 0;
}
