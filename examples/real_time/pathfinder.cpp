// What happened to a probe on Mars in 1997: a task of low priority held the mutex of the information bus, one of high priority
// wanted it, and one in between, which had nothing to do with it, ran. The high one was late, and a watchdog reset the probe.
//
//     pawl check --real-time examples/real_time/pathfinder.cpp
#include <pthread.h>
#include <unistd.h>

#include <atomic>

#ifndef PROTOCOL
#define PROTOCOL PTHREAD_PRIO_NONE
#endif

static pthread_mutex_t bus;
static std::atomic<int> on_the_bus{0}, heard{0};

static void* manage_the_bus(void*) {
    usleep(125'000);
    pthread_mutex_lock(&bus);
    on_the_bus.store(0);
    pthread_mutex_unlock(&bus);
    return nullptr;
}

static void* communicate(void*) {
    usleep(200'000);
    for (int message = 0; message < 3; ++message) heard.fetch_add(1);
    return nullptr;
}

static void* measure_the_weather(void*) {
    pthread_mutex_lock(&bus);
    on_the_bus.store(1);
    on_the_bus.store(2);
    pthread_mutex_unlock(&bus);
    return nullptr;
}

static pthread_t start(const char* name, int priority, void* (*work)(void*)) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    sched_param parameters{};
    parameters.sched_priority = priority;
    pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
    pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    pthread_attr_setschedparam(&attributes, &parameters);
    pthread_t thread{};
    // Without the right to real-time priorities it runs without them.
    if (pthread_create(&thread, &attributes, work, nullptr) != 0) pthread_create(&thread, nullptr, work, nullptr);
    pthread_setname_np(thread, name);
    pthread_attr_destroy(&attributes);
    return thread;
}

int main() {
    pthread_mutexattr_t protocol;
    pthread_mutexattr_init(&protocol);
    pthread_mutexattr_setprotocol(&protocol, PROTOCOL);
    if (PROTOCOL == PTHREAD_PRIO_PROTECT) pthread_mutexattr_setprioceiling(&protocol, 30);
    pthread_mutex_init(&bus, &protocol);
    const pthread_t threads[] = {start("bus", 30, manage_the_bus), start("radio", 20, communicate),
                                 start("weather", 10, measure_the_weather)};
    for (const pthread_t thread : threads) pthread_join(thread, nullptr);
}
