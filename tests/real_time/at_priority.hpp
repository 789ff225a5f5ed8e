// Tasks of a fixed priority, and mutexes with the protocol that the test asks for.
#pragma once

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <initializer_list>

#ifndef PROTOCOL
#define PROTOCOL PTHREAD_PRIO_INHERIT
#endif

inline std::atomic<int> place{0};

/// So many steps.
inline void work(int steps) {
    for (int i = 0; i < steps; ++i) place.store(i);
}

inline void prepare(pthread_mutex_t& mutex, int ceiling = 30) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setprotocol(&attributes, PROTOCOL);
    if (PROTOCOL == PTHREAD_PRIO_PROTECT) pthread_mutexattr_setprioceiling(&attributes, ceiling);
    pthread_mutex_init(&mutex, &attributes);
}

/// With the mutex, so many steps; and one more to give it back.
inline void section(pthread_mutex_t& mutex, int steps) {
    pthread_mutex_lock(&mutex);
    work(steps);
    pthread_mutex_unlock(&mutex);
}

inline pthread_t start(const char* name, int priority, void* (*task)(void*)) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    sched_param parameters{};
    parameters.sched_priority = priority;
    pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
    pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    pthread_attr_setschedparam(&attributes, &parameters);
    pthread_t thread{};
    pthread_create(&thread, &attributes, task, nullptr);
    pthread_setname_np(thread, name);
    return thread;
}

inline void join(std::initializer_list<pthread_t> threads) {
    for (const pthread_t thread : threads) pthread_join(thread, nullptr);
}
