// Locks that nobody else wants: nanoseconds a pair.
#pragma once

#include <atomic>
#include <thread>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

/// Without a second thread libc leaves out the atomic operations of its locks.
class second_thread {
public:
    second_thread() : sleeps_([this] { over_.wait(false); }) {}
    ~second_thread() {
        over_ = true;
        over_.notify_one();
        sleeps_.join();
    }

private:
    std::atomic<bool> over_{false};
    std::thread sleeps_;
};

template <typename Lock>
double alone() {
    const second_thread second;
    run_on(0);
    Lock lock;
    return usual_time_of<batch_alone>([&] {
        lock.lock();
        lock.unlock();
    });
}

/// One within another.
template <typename Lock>
double nested() {
    const second_thread second;
    run_on(0);
    Lock outer, inner;
    return usual_time_of<batch_alone>([&] {
        outer.lock();
        inner.lock();
        inner.unlock();
        outer.unlock();
    });
}

}  // namespace bench
