// A job that takes two locks: with inheritance each of two lower tasks blocks it once, with ceilings one of them does.
#include "at_priority.hpp"

static pthread_mutex_t first, second;

static void* high(void*) {
    usleep(2000);
    section(first, 0);
    section(second, 0);
    return nullptr;
}

static void* middle(void*) {
    usleep(1000);
    section(second, 2);
    return nullptr;
}

static void* low(void*) {
    section(first, 1);
    return nullptr;
}

int main() {
    prepare(first);
    prepare(second);
    join({start("high", 30, high), start("middle", 20, middle), start("low", 10, low)});
}
