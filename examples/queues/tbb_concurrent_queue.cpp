// tbb::concurrent_queue: eight lists, tickets hand out turns.
#include <tbb/concurrent_queue.h>

struct queue_under_test {
    static constexpr bool many_senders = true;
    [[gnu::noinline]] bool try_send(int message) {
        inner.push(message);
        return true;
    }
    [[gnu::noinline]] bool try_receive(int& message) { return inner.try_pop(message); }
    tbb::concurrent_queue<int> inner;
};

#include "scenario.hpp"
