// moodycamel's queues for one sender and one receiver: the growing one without growing, and the blocking ring.
#include <readerwriterqueue/readerwritercircularbuffer.h>
#include <readerwriterqueue/readerwriterqueue.h>

#include "../measure/peer.hpp"

namespace {

template <typename Queue>
class reader_writer_queue {
public:
    static constexpr bool many_senders = false;
    explicit reader_writer_queue(std::size_t capacity) : queue_(capacity) {}

    struct half {
        Queue* queue;
        bool try_send(std::uint64_t message) { return queue->try_enqueue(message); }
        bool try_recv(std::uint64_t& message) { return queue->try_dequeue(message); }
        void send(std::uint64_t message) requires requires { queue->wait_enqueue(message); }
        { queue->wait_enqueue(message); }
        void recv(std::uint64_t& message) requires requires { queue->wait_dequeue(message); }
        { queue->wait_dequeue(message); }
    };
    half sender() { return {&queue_}; }
    half receiver() { return {&queue_}; }

private:
    Queue queue_;
};

using growing = reader_writer_queue<moodycamel::ReaderWriterQueue<std::uint64_t>>;
using circular = reader_writer_queue<moodycamel::BlockingReaderWriterCircularBuffer<std::uint64_t>>;

const bench::measured_peer<growing> queue("moodycamel::ReaderWriterQueue");
const bench::measured_peer<circular> circular_buffer("moodycamel::BlockingReaderWriterCircularBuffer");

}  // namespace
