// A thread that begins at its priority, under SCHED_FIFO.
#pragma once

#include <pthread.h>
#include <sched.h>

#include <cassert>

class thread_at {
public:
    template <class Body>
    thread_at(int priority, Body& body) {
        pthread_attr_t attributes;
        const sched_param wanted{.sched_priority = priority};
        pthread_attr_init(&attributes);
        pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
        pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
        pthread_attr_setschedparam(&attributes, &wanted);
        const int error = pthread_create(
            &thread_, &attributes, [](void* run) -> void* { return (*static_cast<Body*>(run))(), nullptr; }, &body);
        assert(error == 0);
        pthread_attr_destroy(&attributes);
    }
    thread_at(const thread_at&) = delete;
    thread_at& operator=(const thread_at&) = delete;
    ~thread_at() { pthread_join(thread_, nullptr); }

private:
    pthread_t thread_;
};
