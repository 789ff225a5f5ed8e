// A priority that is lent, in vain, at the moment in which the level ends: its thread runs at its own afterwards.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>

#include <pthread.h>
#include <cassert>
#include <thread>

pawl::async_mutex m{"radio"};
pawl::static_frame<1024> frame;

int priority_of_this_thread() {
    sched_param parameters{};
    int policy = 0;
    pthread_getschedparam(pthread_self(), &policy, &parameters);
    return parameters.sched_priority;
}

pawl::task<void> holds(pawl::static_frame<1024>&) { auto held = co_await m.async_lock(); }

int main() {
    std::thread urgent{[] {
        sched_param parameters{};
        parameters.sched_priority = 5;
        pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
        m.lock();
        m.unlock();
    }};
    pawl::executor<1> ex;
    ex.spawn(holds(frame));
    ex.run();
    assert(priority_of_this_thread() == 0);
    urgent.join();
}
