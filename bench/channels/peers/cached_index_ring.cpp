// The plain ring for one sender and one receiver, each of which remembers the other's index (Lamport's ring; caching as
// in "A lock-free, cache-efficient shared ring buffer", Lee, Bu and Chandranmenon, 2009). The reference for `ring`.
#include <atomic>
#include <bit>
#include <vector>

#include "../measure/peer.hpp"

namespace {

class cached_index_ring {
public:
    static constexpr bool many_senders = false;
    explicit cached_index_ring(std::size_t capacity) : mask_(std::bit_ceil(capacity) - 1), slots_(mask_ + 1) {}

    auto sender() { return sender_half{this}; }
    auto receiver() { return receiver_half{this}; }

private:
    bool push(std::uint64_t message) {
        const std::uint64_t tail = tail_.load(std::memory_order_relaxed);
        if (tail - known_head_ > mask_) {
            known_head_ = head_.load(std::memory_order_acquire);  // its slot has been read
            if (tail - known_head_ > mask_) return false;
        }
        slots_[tail & mask_] = message;
        tail_.store(tail + 1, std::memory_order_release);
        return true;
    }
    bool pop(std::uint64_t& message) {
        const std::uint64_t head = head_.load(std::memory_order_relaxed);
        if (head == known_tail_) {
            known_tail_ = tail_.load(std::memory_order_acquire);  // its slot has been written
            if (head == known_tail_) return false;
        }
        message = slots_[head & mask_];
        head_.store(head + 1, std::memory_order_release);
        return true;
    }
    struct sender_half {
        cached_index_ring* ring;
        bool try_send(std::uint64_t message) { return ring->push(message); }
    };
    struct receiver_half {
        cached_index_ring* ring;
        bool try_recv(std::uint64_t& message) { return ring->pop(message); }
    };

    const std::uint64_t mask_;
    std::vector<std::uint64_t> slots_;
    alignas(64) std::atomic<std::uint64_t> tail_ = 0;
    std::uint64_t known_head_ = 0;
    alignas(64) std::atomic<std::uint64_t> head_ = 0;
    std::uint64_t known_tail_ = 0;
};

const bench::measured_peer<cached_index_ring> ring("plain ring, cached indices");

}  // namespace
