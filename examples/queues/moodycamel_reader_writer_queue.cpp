// moodycamel::ReaderWriterQueue: a ring of rings for one sender and one receiver.
#include <readerwriterqueue/readerwriterqueue.h>

struct queue_under_test {
    static constexpr bool many_senders = false;
    [[gnu::noinline]] bool try_send(int message) { return inner.try_enqueue(message); }
    [[gnu::noinline]] bool try_receive(int& message) { return inner.try_dequeue(message); }
    moodycamel::ReaderWriterQueue<int> inner{3};
};

#include "scenario.hpp"
