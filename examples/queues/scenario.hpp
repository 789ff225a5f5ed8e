// One scenario for every queue. A program includes this file behind a class `queue_under_test`:
//
//     bool try_send(int message);      // false: full
//     bool try_receive(int& message);  // false: empty
//     static constexpr bool many_senders = true;
//
// The names say that neither waits. SCENARIO, set by table.py:
//   1  a receiver polls and sleeps, a sender is in the middle of a send: one core, priorities
//   2  two senders and a receiver, to be stopped anywhere (--freeze)
//   3  is there an answer "empty" while a message lies there whose send has returned?
#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include <pawl/check.hpp>

#ifndef SCENARIO
#define SCENARIO 1
#endif

queue_under_test queue;

inline void poll_and_sleep() {
    pawl::check::task("receiver");
    int message = 0;
    for (int round = 0; round < 2; ++round) {
        queue.try_receive(message);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    queue.try_receive(message);
}

inline void send_two() {
    pawl::check::task("sender");
    queue.try_send(1);
    queue.try_send(2);
}

inline std::atomic<int> sent = 0;

inline void send_one(int message) {
    if (queue.try_send(message)) ++sent;
}

// `sure` messages have been sent, their senders know it, and only `received` of them have been taken.
inline void receive_what_is_there(int polls) {
    int received = 0;
    for (int poll = 0; poll < polls; ++poll) {
        const int sure = sent;
        int message = 0;
        if (queue.try_receive(message))
            ++received;
        else
            pawl::check::require(received >= sure, "a message whose send has returned is hidden");
    }
}

int main() {
#if SCENARIO == 1
    std::thread receiver(poll_and_sleep);
    send_two();
    receiver.join();
#elif SCENARIO == 2
    std::thread sender([] { queue.try_send(1); });
    std::thread other;
    if (queue_under_test::many_senders) other = std::thread([] { queue.try_send(2); });
    int message = 0;
    queue.try_receive(message);
    queue.try_receive(message);
    sender.join();
    if (other.joinable()) other.join();
#else
    std::thread sender([] { send_one(1); });
    std::thread other;
    if (queue_under_test::many_senders) other = std::thread([] { send_one(2); });
    receive_what_is_there(2);
    sender.join();
    if (other.joinable()) other.join();
#endif
}
