// The lock's holder has a core of its own: others of lower priority cost the waiting task nothing. Bound to the holder's core
// (--task), one of them runs in its place.
#include "at_priority.hpp"

static pthread_mutex_t lock;

static void* high(void*) {
    usleep(1000);
    section(lock, 0);
    return nullptr;
}

static void* other(void*) {
    usleep(1000);
    work(2);
    return nullptr;
}

static void* low(void*) {
    section(lock, 2);
    return nullptr;
}

int main() {
    prepare(lock);
    join({start("high", 30, high), start("other", 20, other), start("low", 10, low)});
}
