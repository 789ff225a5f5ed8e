// Priority inversion on one core: a low thread holds the lock and needs 20 ms of the processor, a middle one takes 150 ms, and a high one
// wants the lock. Milliseconds until it has it; 20 are the least possible.
#pragma once

#include <pthread.h>
#include <sched.h>
#include <time.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

inline bool become(int priority) {
    const sched_param parameters{.sched_priority = priority};
    return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0;
}

inline bool may_run_in_real_time() {
    static const bool may = [] {
        bool result = false;
        std::thread([&result] { result = become(1); }).join();
        return result;
    }();
    return may;
}

/// Of the processor, not of the clock.
inline void work_for(std::chrono::milliseconds wanted) {
    const auto used = [] {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    };
    const auto until = used() + wanted;
    while (used() < until) {
    }
}

template <typename Lock>
double inversion() {
    using namespace std::chrono_literals;
    Lock lock;
    std::atomic<bool> held{false}, asked{false};
    std::atomic<double> waited{0};
    // The one that begins is the highest, so that each of the others stands where it should before it is let run.
    std::thread director([&] {
        run_on(0);
        become(40);
        std::thread low([&] {
            run_on(0);
            become(10);
            lock.lock();
            held = true;
            work_for(20ms);
            lock.unlock();
        });
        while (!held) std::this_thread::sleep_for(100us);
        std::thread high([&] {
            run_on(0);
            become(30);
            const auto start = clock_type::now();
            asked = true;
            lock.lock();
            waited = std::chrono::duration<double, std::milli>(clock_type::now() - start).count();
            lock.unlock();
        });
        std::thread middle([&] {
            run_on(0);
            become(20);
            work_for(150ms);
        });
        low.join();
        high.join();
        middle.join();
    });
    director.join();
    return waited;
}

}  // namespace bench
