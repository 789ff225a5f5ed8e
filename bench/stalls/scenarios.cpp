#include "scenarios.hpp"

#include <sys/prctl.h>

#include <chrono>
#include <random>
#include <thread>

#include "priorities.hpp"
#include "timed_calls.hpp"

namespace stalls {

namespace {

using namespace std::chrono_literals;

std::atomic<bool> ended = false;

/// On the core. Never joined: the process ends with _exit when the scenario is over, whoever stands where.
template <typename Body>
void start(int policy, int priority, Body body) {
    std::thread([=] {
        stay_on_the_core();
        become(policy, priority);
        body();
    }).detach();
}

/// Whoever has less to say leaves some of the core to others, so that the kernel need not take it from those who have
/// more (it gives starving threads 50 ms a second, in the middle of any call).
class bursts {
public:
    void next() {
        if (++done_ % 512 == 0) std::this_thread::sleep_for(20us);
    }
    void now() { std::this_thread::sleep_for(20us); }

private:
    unsigned done_ = 0;
};

void send_on_and_on(bench::any_channel& channel, unsigned sender) {
    prctl(PR_SET_TIMERSLACK, 1);  // for SCHED_OTHER
    bursts bursts;
    for (std::uint64_t message = 0; !ended; bursts.next()) {
        if (channel.try_send(sender, message))
            ++message;
        else
            bursts.now();  // full
    }
}

void poll(bench::any_channel& channel, record& record) {
    timed_calls timed(record);
    std::minstd_rand random;
    while (!ended) {
        std::uint64_t message = 0;
        if (timed([&] { return channel.try_recv(message); })) {
            ++record.messages;
        } else {
            std::this_thread::sleep_for(std::chrono::microseconds(20 + random() % 60));
            timed.slept();
        }
    }
    record.finished = 1;
}

void wait_until_finished(int seconds, const record& record) {
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    ended = true;
    while (record.finished == 0) std::this_thread::sleep_for(1ms);
}

void receive_over(int policy, int priority, bench::any_channel& channel, int seconds, record& record) {
    start(SCHED_FIFO, high_priority, [&] { poll(channel, record); });
    start(policy, priority, [&] { send_on_and_on(channel, 0); });
    wait_until_finished(seconds, record);
}

void over_normal(bench::any_channel& channel, unsigned, int seconds, record& record) {
    receive_over(SCHED_OTHER, 0, channel, seconds, record);
}

void over_lower(bench::any_channel& channel, unsigned, int seconds, record& record) {
    receive_over(SCHED_RR, low_priority, channel, seconds, record);
}

void with_hog(bench::any_channel& channel, unsigned, int seconds, record& record) {
    start(SCHED_FIFO, middle_priority, [] {
        while (!ended) {
            std::this_thread::sleep_for(5ms);
            const auto until = nanoseconds(CLOCK_MONOTONIC) + 5'000'000;
            while (nanoseconds(CLOCK_MONOTONIC) < until) {
            }
        }
    });
    receive_over(SCHED_RR, low_priority, channel, seconds, record);
}

void send(bench::any_channel& channel, unsigned senders, int seconds, record& record) {
    start(SCHED_FIFO, high_priority, [&] {
        timed_calls timed(record);
        for (std::uint64_t message = 0; !ended; std::this_thread::sleep_for(50us)) {
            timed.slept();
            for (int i = 0; i < 4; ++i) {
                if (timed([&] { return channel.try_send(0, message); })) ++message;
            }
        }
        record.finished = 1;
    });
    start(SCHED_RR, low_priority, [&, senders] {
        bursts bursts;
        for (std::uint64_t message = 0; !ended; bursts.next()) {
            // Both in one thread: of one priority they would stop each other only at the ends of their time slices.
            if (senders > 1) channel.try_send(1, message);
            for (int i = 0; i < 3; ++i) {
                if (channel.try_recv(message)) ++record.messages;
            }
        }
    });
    wait_until_finished(seconds, record);
}

/// What has been sent and what has come out, of each sender by itself.
struct counts {
    std::atomic<std::uint64_t> returned = 0;  // sends that have succeeded and returned
    std::atomic<std::uint64_t> received = 0;
};

void hidden(bench::any_channel& channel, unsigned senders, int, record& record) {
    static counts stopped, own;  // the sender that is stopped, and the thread that stops it
    constexpr int looks = 10'000, backlog = 256;
    start(SCHED_FIFO, high_priority, [&, senders] {
        std::minstd_rand random;
        timed_calls timed(record);
        for (int look = 0; look < looks; ++look) {
            std::this_thread::sleep_for(std::chrono::microseconds(5 + random() % 30));
            timed.slept();
            // From here on the other sender is stopped, and stands wherever it stood.
            const std::uint64_t sure = stopped.returned;
            if (senders > 1 && timed([&] { return channel.try_send(1, 1); })) ++own.returned;
            for (std::uint64_t from = 0; timed([&] { return channel.try_recv(from); });)
                ++(from == 1 ? own : stopped).received;
            ++record.checks;
            if (stopped.received < sure || own.received < own.returned) ++record.hidden;
        }
        record.messages = stopped.received + own.received;
        record.finished = 1;
    });
    start(SCHED_RR, low_priority, [&] {
        for (;;) {
            if (stopped.returned > stopped.received + backlog)
                continue;  // it is stopped in sends, not before a full one
            if (channel.try_send(0, 0)) ++stopped.returned;
        }
    });
    while (record.finished == 0) std::this_thread::sleep_for(1ms);
}

}  // namespace

const std::vector<scenario>& scenarios() {
    static const std::vector<scenario> all{
        {"over-normal", over_normal}, {"over-lower", over_lower}, {"with-hog", with_hog}, {"send", send},
        {"hidden", hidden},
    };
    return all;
}

}  // namespace stalls
