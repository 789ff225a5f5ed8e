// boost::lockfree::queue: a linked list (Michael and Scott, 1996), nodes from a pool that is filled beforehand.
#include <boost/lockfree/queue.hpp>

struct queue_under_test {
    static constexpr bool many_senders = true;
    [[gnu::noinline]] bool try_send(int message) { return inner.push(message); }
    [[gnu::noinline]] bool try_receive(int& message) { return inner.pop(message); }
    boost::lockfree::queue<int, boost::lockfree::capacity<4>> inner;
};

#include "scenario.hpp"
