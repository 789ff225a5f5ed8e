// What the calls cost without anybody else: a message in and out again, and a look into an empty channel.
#pragma once

#include <semaphore>
#include <thread>

#include "adapter.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

/// A thread that sleeps. In a process that never had a second one, libc leaves out the atomic operations of its locks.
class sleeping_thread {
public:
    ~sleeping_thread() {
        end_.release();
        thread_.join();
    }

private:
    std::binary_semaphore end_{0};
    std::thread thread_{[this] { end_.acquire(); }};
};

template <adapter Peer>
double push_and_pop() {
    const sleeping_thread other;
    Peer peer(capacity);
    auto sender = peer.sender();
    auto receiver = peer.receiver();
    std::uint64_t message = 0;
    return usual_time_of<batch_alone>([&] {
        sender.try_send(message + 1);
        receiver.try_recv(message);
        keep(message);
    });
}

template <adapter Peer>
double empty_try_recv() {
    const sleeping_thread other;
    Peer peer(capacity);
    auto sender = peer.sender();  // without a sender it would answer "closed", not "empty"
    auto receiver = peer.receiver();
    std::uint64_t message = 0;
    sender.try_send(1);
    receiver.try_recv(message);
    return usual_time_of<batch_alone>([&] { keep(receiver.try_recv(message)); });
}

}  // namespace bench
