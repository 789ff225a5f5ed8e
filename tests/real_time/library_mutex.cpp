// libpawl's mutex lends the priority of who waits.
#include <pawl/lock.hpp>

#include <mutex>

#include "at_priority.hpp"

static pawl::mutex lock;

static void* high(void*) {
    usleep(1000);
    const std::lock_guard held(lock);
    return nullptr;
}

static void* middle(void*) {
    usleep(1000);
    work(2);
    return nullptr;
}

static void* low(void*) {
    const std::lock_guard held(lock);
    work(1);
    return nullptr;
}

int main() { join({start("high", 30, high), start("middle", 20, middle), start("low", 10, low)}); }
