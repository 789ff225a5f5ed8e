// A wait that ends by a time is bounded, whoever runs meanwhile.
#include <time.h>

#include "at_priority.hpp"

static pthread_mutex_t lock;

static void* high(void*) {
    usleep(1000);
    timespec until{};
    clock_gettime(CLOCK_REALTIME, &until);
    if (pthread_mutex_timedlock(&lock, &until) == 0) pthread_mutex_unlock(&lock);
    return nullptr;
}

static void* middle(void*) {
    usleep(1000);
    work(2);
    return nullptr;
}

static void* low(void*) {
    section(lock, 1);
    return nullptr;
}

int main() {
    prepare(lock);
    join({start("high", 30, high), start("middle", 20, middle), start("low", 10, low)});
}
