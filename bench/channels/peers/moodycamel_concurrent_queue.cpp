// moodycamel's queue, as its author advises to use it for speed: a token for each side, room reserved. The blocking form
// is a peer of its own, since its counter costs something in each call.
#include <concurrentqueue/blockingconcurrentqueue.h>
#include <concurrentqueue/concurrentqueue.h>

#include "../measure/peer.hpp"

namespace {

constexpr std::size_t senders_at_most = 4;

template <typename Queue>
class moodycamel_queue {
public:
    static constexpr bool many_senders = true;
    explicit moodycamel_queue(std::size_t capacity) : queue_(capacity, senders_at_most, 0) {}

    struct sender_half {
        Queue* queue;
        moodycamel::ProducerToken token{*queue};
        bool try_send(std::uint64_t message) { return queue->try_enqueue(token, message); }
        void send(std::uint64_t message) requires requires(std::uint64_t& out) { queue->wait_dequeue(out); }
        { queue->enqueue(token, message); }
    };
    struct receiver_half {
        Queue* queue;
        moodycamel::ConsumerToken token{*queue};
        bool try_recv(std::uint64_t& message) { return queue->try_dequeue(token, message); }
        void recv(std::uint64_t& message) requires requires(std::uint64_t& out) { queue->wait_dequeue(out); }
        { queue->wait_dequeue(token, message); }
    };
    auto sender() { return sender_half{&queue_}; }
    auto receiver() { return receiver_half{&queue_}; }

private:
    Queue queue_;
};

using polling = moodycamel_queue<moodycamel::ConcurrentQueue<std::uint64_t>>;
using blocking = moodycamel_queue<moodycamel::BlockingConcurrentQueue<std::uint64_t>>;

const bench::measured_peer<polling> queue("moodycamel::ConcurrentQueue");
const bench::measured_peer<blocking> blocking_queue("moodycamel::BlockingConcurrentQueue");

}  // namespace
