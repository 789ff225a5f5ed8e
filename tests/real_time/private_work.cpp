// On cores of their own, what the two do beside the lock commutes; how long the wait lasts depends on it all the same.
#include "at_priority.hpp"

static pthread_mutex_t lock;
static std::atomic<int> own{0};

static void* high(void*) {
    own.store(1);
    section(lock, 0);
    return nullptr;
}

static void* low(void*) {
    section(lock, 2);
    return nullptr;
}

int main() {
    prepare(lock);
    join({start("low", 10, low), start("high", 30, high)});
}
