// moodycamel::ConcurrentQueue: a queue for each sender, which the receiver goes through.
#include <concurrentqueue/concurrentqueue.h>

struct small : moodycamel::ConcurrentQueueDefaultTraits {
    static constexpr std::size_t BLOCK_SIZE = 4;
    static constexpr std::size_t IMPLICIT_INITIAL_INDEX_SIZE = 2;
    static constexpr std::size_t INITIAL_IMPLICIT_PRODUCER_HASH_SIZE = 4;
};

struct queue_under_test {
    static constexpr bool many_senders = true;
    [[gnu::noinline]] bool try_send(int message) { return inner.try_enqueue(message); }
    [[gnu::noinline]] bool try_receive(int& message) { return inner.try_dequeue(message); }
    moodycamel::ConcurrentQueue<int, small> inner{16};
};

#include "scenario.hpp"
