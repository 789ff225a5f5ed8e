// Boost's two queues, both of fixed size: they never allocate after the start.
#include <boost/lockfree/queue.hpp>
#include <boost/lockfree/spsc_queue.hpp>

#include "../measure/peer.hpp"

namespace {

template <typename Queue, bool ManySenders>
class boost_queue {
public:
    static constexpr bool many_senders = ManySenders;
    explicit boost_queue(std::size_t capacity) : queue_(capacity) {}

    struct half {
        Queue* queue;
        bool try_send(std::uint64_t message) { return queue->push(message); }
        bool try_recv(std::uint64_t& message) { return queue->pop(message); }
    };
    half sender() { return {&queue_}; }
    half receiver() { return {&queue_}; }

private:
    Queue queue_;
};

using many = boost_queue<boost::lockfree::queue<std::uint64_t, boost::lockfree::fixed_sized<true>>, true>;
using one = boost_queue<boost::lockfree::spsc_queue<std::uint64_t>, false>;

const bench::measured_peer<many> queue("boost::lockfree::queue");
const bench::measured_peer<one> spsc_queue("boost::lockfree::spsc_queue");

}  // namespace
