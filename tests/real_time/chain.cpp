// Who holds the lock waits for another lock, whose holder has to go on first.
#include "at_priority.hpp"

static pthread_mutex_t outer, inner;

static void* high(void*) {
    usleep(2000);
    section(outer, 0);
    return nullptr;
}

static void* middle(void*) {
    usleep(1000);
    pthread_mutex_lock(&outer);
    section(inner, 0);
    pthread_mutex_unlock(&outer);
    return nullptr;
}

static void* low(void*) {
    section(inner, 2);
    return nullptr;
}

int main() {
    prepare(outer);
    prepare(inner);
    join({start("high", 30, high), start("middle", 20, middle), start("low", 10, low)});
}
