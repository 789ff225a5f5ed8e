// A priority that is lent at the moment in which the lock is given up: afterwards the level runs at its own again, and nothing is
// counted for it.
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

pawl::task<void> holds(pawl::static_frame<1024>&, std::thread& urgent) {
    auto held = co_await m.async_lock();
    held.unlock();
    urgent.join();
    assert(priority_of_this_thread() == 0);
}

int main() {
    std::thread urgent{[] {
        sched_param parameters{};
        parameters.sched_priority = 5;
        pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
        m.lock();
        m.unlock();
    }};
    pawl::executor<1> ex;
    ex.spawn(holds(frame, urgent));
    ex.run();
    assert(priority_of_this_thread() == 0);
    assert(m.try_lock());
}
