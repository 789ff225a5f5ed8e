// What everybody writes first: a deque, a lock, and two condition variables.
#include <condition_variable>
#include <deque>
#include <mutex>

#include "../measure/peer.hpp"

namespace {

class mutex_and_deque {
public:
    static constexpr bool many_senders = true;
    explicit mutex_and_deque(std::size_t capacity) : capacity_(capacity) {}

    struct half {
        mutex_and_deque* queue;
        bool try_send(std::uint64_t message) { return queue->push(message, false); }
        bool try_recv(std::uint64_t& message) { return queue->pop(message, false); }
        void send(std::uint64_t message) { queue->push(message, true); }
        void recv(std::uint64_t& message) { queue->pop(message, true); }
    };
    half sender() { return {this}; }
    half receiver() { return {this}; }

private:
    bool push(std::uint64_t message, bool waits) {
        {
            std::unique_lock lock(mutex_);
            if (waits) has_room_.wait(lock, [&] { return messages_.size() < capacity_; });
            if (messages_.size() == capacity_) return false;
            messages_.push_back(message);
        }
        has_message_.notify_one();
        return true;
    }
    bool pop(std::uint64_t& message, bool waits) {
        {
            std::unique_lock lock(mutex_);
            if (waits) has_message_.wait(lock, [&] { return !messages_.empty(); });
            if (messages_.empty()) return false;
            message = messages_.front();
            messages_.pop_front();
        }
        has_room_.notify_one();
        return true;
    }

    const std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable has_message_, has_room_;
    std::deque<std::uint64_t> messages_;
};

const bench::measured_peer<mutex_and_deque> queue("std::mutex and std::deque");

}  // namespace
