// tbb::concurrent_bounded_queue: the same lists with a capacity, and monitors to sleep at.
#include <tbb/concurrent_queue.h>

struct queue_under_test {
    static constexpr bool many_senders = true;
    queue_under_test() { inner.set_capacity(4); }
    [[gnu::noinline]] bool try_send(int message) { return inner.try_push(message); }
    [[gnu::noinline]] bool try_receive(int& message) { return inner.try_pop(message); }
    tbb::concurrent_bounded_queue<int> inner;
};

#include "scenario.hpp"
