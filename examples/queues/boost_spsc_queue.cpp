// boost::lockfree::spsc_queue: a ring for one sender and one receiver.
#include <boost/lockfree/spsc_queue.hpp>

struct queue_under_test {
    static constexpr bool many_senders = false;
    [[gnu::noinline]] bool try_send(int message) { return inner.push(message); }
    [[gnu::noinline]] bool try_receive(int& message) { return inner.pop(message); }
    boost::lockfree::spsc_queue<int, boost::lockfree::capacity<4>> inner;
};

#include "scenario.hpp"
