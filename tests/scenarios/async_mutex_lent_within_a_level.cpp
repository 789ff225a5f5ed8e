// Tasks of one level that wait for each other, and one more urgent: what was lent is taken back as often as it was lent.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/yield.hpp>

#include <pthread.h>
#include <cassert>

pawl::async_mutex m{"radio"};
pawl::executor<2> ex;
pawl::static_frame<1024> frames[3];
int had_it = 0;

void run_at(int priority) {
    sched_param parameters{};
    parameters.sched_priority = priority;
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
}
int priority_of_this_thread() {
    sched_param parameters{};
    int policy = 0;
    pthread_getschedparam(pthread_self(), &policy, &parameters);
    return parameters.sched_priority;
}

pawl::task<void> urgent(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    ++had_it;
}
pawl::task<void> second(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    ++had_it;
    ex.spawn<1>(urgent(frames[2]));
    held.unlock();
}
pawl::task<void> first(pawl::static_frame<1024>&) {
    auto held = co_await m.async_lock();
    co_await pawl::yield();  // the second stands in line
    held.unlock();
    co_await pawl::yield();
    auto again = co_await m.async_lock();
    ++had_it;
    again.unlock();
    assert(priority_of_this_thread() == 5);
}

int main() {
    run_at(5);
    ex.spawn<0>(first(frames[0]));
    ex.spawn<0>(second(frames[1]));
    ex.run();
    assert(had_it == 3 && priority_of_this_thread() == 5);
}
