// oneTBB's two queues. The first is unbounded: its senders never wait.
#include <tbb/concurrent_queue.h>

#include "../measure/peer.hpp"

namespace {

class tbb_queue {
public:
    static constexpr bool many_senders = true;
    explicit tbb_queue(std::size_t) {}

    struct half {
        tbb::concurrent_queue<std::uint64_t>* queue;
        bool try_send(std::uint64_t message) { return queue->push(message), true; }
        bool try_recv(std::uint64_t& message) { return queue->try_pop(message); }
    };
    half sender() { return {&queue_}; }
    half receiver() { return {&queue_}; }

private:
    tbb::concurrent_queue<std::uint64_t> queue_;
};

class tbb_bounded_queue {
public:
    static constexpr bool many_senders = true;
    explicit tbb_bounded_queue(std::size_t capacity) { queue_.set_capacity(static_cast<std::ptrdiff_t>(capacity)); }

    struct half {
        tbb::concurrent_bounded_queue<std::uint64_t>* queue;
        bool try_send(std::uint64_t message) { return queue->try_push(message); }
        bool try_recv(std::uint64_t& message) { return queue->try_pop(message); }
        void send(std::uint64_t message) { queue->push(message); }
        void recv(std::uint64_t& message) { queue->pop(message); }
    };
    half sender() { return {&queue_}; }
    half receiver() { return {&queue_}; }

private:
    tbb::concurrent_bounded_queue<std::uint64_t> queue_;
};

const bench::measured_peer<tbb_queue> queue("tbb::concurrent_queue");
const bench::measured_peer<tbb_bounded_queue> bounded_queue("tbb::concurrent_bounded_queue");

}  // namespace
