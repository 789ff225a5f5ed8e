// The calls of the thread that must never wait, timed into the record: by the clock, and by the thread's own use of the
// processor, which does not count while it is preempted or asleep. A virtual machine may be stopped by its host at any
// moment and calls that the thread's own time, too; how often that happens is seen between the calls.
#pragma once

#include <algorithm>
#include <ctime>

#include "allocations.hpp"
#include "record.hpp"

namespace stalls {

inline std::uint64_t nanoseconds(clockid_t clock) {
    timespec now;
    clock_gettime(clock, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(now.tv_nsec);
}

class timed_calls {
public:
    explicit timed_calls(record& record) : record_(record) {}

    template <typename Call>
    bool operator()(Call call) {
        const std::uint64_t began = nanoseconds(CLOCK_MONOTONIC);
        record_.call_began.store(began, std::memory_order_relaxed);
        if (ended_ != 0) {
            count_own(began - ended_, record_.longest_between, record_.over_100_us_between);
            add(record_.between, began - ended_);
        }
        const std::uint64_t allocated = allocations_of_this_thread;
        const bool result = call();
        const std::uint64_t allocations = allocations_of_this_thread - allocated;
        ended_ = nanoseconds(CLOCK_MONOTONIC);
        record_.call_began.store(0, std::memory_order_relaxed);
        const std::uint64_t took = ended_ - began;
        count_own(took, record_.longest_own, record_.over_100_us_own);
        raise_to(record_.longest, took);
        add(record_.inside, took);
        add(record_.over_1_ms, took > 1'000'000);
        add(record_.allocations, allocations);
        add(record_.calls, 1);
        return result;
    }

    /// To be called after a sleep, which is neither a call nor what lies between two.
    void slept() {
        ended_ = 0;
        own_ = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    }

private:
    static constexpr std::uint64_t too_long_own = 100'000;  // nanoseconds

    // There is one writer, so these need not be one atomic step.
    static void raise_to(std::atomic<std::uint64_t>& highest, std::uint64_t value) {
        highest.store(std::max(highest.load(std::memory_order_relaxed), value), std::memory_order_relaxed);
    }
    static void add(std::atomic<std::uint64_t>& sum, std::uint64_t value) {
        sum.store(sum.load(std::memory_order_relaxed) + value, std::memory_order_relaxed);
    }

    /// The own time of something is at most what it took. The thread's clock is a system call and is read only where that
    /// is too long: what it says then is too much by the calls since the last sleep, some microseconds.
    void count_own(std::uint64_t took, std::atomic<std::uint64_t>& longest, std::atomic<std::uint64_t>& too_often) {
        if (took > too_long_own) {
            const std::uint64_t own = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
            took = std::min(took, own - own_);
            own_ = own;
        }
        raise_to(longest, took);
        add(too_often, took > too_long_own);
    }

    record& record_;
    std::uint64_t ended_ = 0;                                   // when the call before ended; 0: asleep since
    std::uint64_t own_ = nanoseconds(CLOCK_THREAD_CPUTIME_ID);  // at the last sleep or the last long call
};

}  // namespace stalls
