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
//   4  two senders, one with two messages, and a receiver that calls twice: is every history one of a queue?
//   5  the same for less: is it one of a queue for each sender?
//   6  ... which may say "empty" at any time?
//   7 to 9  as 4 to 6 for weak memory, where a call comes before another only if word of it has come: senders count what they
//      have sent, and the receiver looks at the count before it calls
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

#include <pawl/check.hpp>

#ifndef SCENARIO
#define SCENARIO 1
#endif
#define PROMISE (SCENARIO < 7 ? SCENARIO : SCENARIO - 3)

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

// Messages of a sender have the same tens. All of them have room.
struct promised_queue {
    std::vector<int> inside = {};

    bool try_send(int message) { return inside.push_back(message), true; }
    void take(std::vector<int>::iterator one) { inside.erase(one); }
    bool operator==(const promised_queue&) const = default;
    friend std::string describe(const promised_queue& one) { return pawl::check::words_of(one.inside); }
#if PROMISE == 4
    std::optional<int> try_receive() {
        if (inside.empty()) return std::nullopt;
        const int first = inside.front();
        take(inside.begin());
        return first;
    }
#else
    pawl::check::allowed try_receive(std::optional<int> seen) {
        if (!seen) return PROMISE == 6 || inside.empty();
        const auto first = std::ranges::find(inside, *seen / 10, [](int each) { return each / 10; });
        if (first == inside.end() || *first != *seen) return false;
        return take(first), true;
    }
#endif
};

inline pawl::check::history<promised_queue> calls;

inline std::atomic<int> told = 0;

inline void send_noted(int message) {
    calls.call<&promised_queue::try_send>([](int n) { return queue.try_send(n); }, message);
    if (SCENARIO >= 7) told.fetch_add(1, std::memory_order_release);
}

inline void receive_noted() {
    if (SCENARIO >= 7) told.load(std::memory_order_acquire);
    calls.call<&promised_queue::try_receive>([]() -> std::optional<int> {
        int message = 0;
        return queue.try_receive(message) ? std::optional(message) : std::nullopt;
    });
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
#elif SCENARIO >= 4
    std::thread sender([] {
        send_noted(1);
        send_noted(2);
    });
    std::thread other;
    if (queue_under_test::many_senders) other = std::thread([] { send_noted(11); });
    receive_noted();
    receive_noted();
    sender.join();
    if (other.joinable()) other.join();
    pawl::check::require(pawl::check::linearizable(calls));
#else
    std::thread sender([] { send_one(1); });
    std::thread other;
    if (queue_under_test::many_senders) other = std::thread([] { send_one(2); });
    receive_what_is_there(2);
    sender.join();
    if (other.joinable()) other.join();
#endif
}
