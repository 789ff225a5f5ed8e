// Two tasks say what a third one is to run at, each the largest that is wanted by then: the kernel's lock of that task orders what
// stands before one call and behind the other, so that whoever calls last has seen the larger number.
#include <pthread.h>
#include <sched.h>

#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> wanted{0};
pthread_t third;

int priority_of_third() {
    sched_param parameters{};
    int policy = 0;
    pthread_getschedparam(third, &policy, &parameters);
    return parameters.sched_priority;
}

void raise_to(int priority) {
    int seen = wanted.load(std::memory_order_relaxed);
    while (seen < priority && !wanted.compare_exchange_strong(seen, priority, std::memory_order_relaxed)) {
    }
    int told;
    do {
        const sched_param parameters{.sched_priority = told = wanted.load(std::memory_order_relaxed)};
        pthread_setschedparam(third, SCHED_FIFO, &parameters);
    } while (wanted.load(std::memory_order_relaxed) != told);
}

int main() {
    third = pthread_self();
    std::thread one{raise_to, 5}, other{raise_to, 7};
    one.join();
    other.join();
    assert(priority_of_third() == 7);
}
