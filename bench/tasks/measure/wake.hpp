// From a wake-up on one core until the task that waits on another one runs.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <thread>
#include <vector>

#include "../../side_by_side/measure/core.hpp"

namespace bench {

/// The waker waits until the other one has been asleep for a while, so that each wake-up goes through the kernel.
class wakes {
public:
    /// For the task.
    [[nodiscard]] bool over() const { return count_.load() >= rounds; }
    void about_to_wait() { waits_.store(true); }
    void runs() {
        const auto now = std::chrono::steady_clock::now();
        times_.push_back(std::chrono::duration<double, std::micro>(now - sent_).count());
        count_.fetch_add(1);
    }

    /// Microseconds, the median. wake() lets the task go on; run() runs it.
    template <typename Wake, typename Run>
    double measure(Wake wake, Run run) {
        times_.reserve(rounds);
        std::thread runs([&] {
            run_on(0);
            run();
        });
        run_on(1);
        for (int i = 0; i < rounds; ++i) {
            while (count_.load() != i || !waits_.load()) std::this_thread::yield();
            waits_.store(false);
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            sent_ = std::chrono::steady_clock::now();
            wake();
        }
        runs.join();
        std::nth_element(times_.begin(), times_.begin() + rounds / 2, times_.end());
        return times_[rounds / 2];
    }

private:
    static constexpr int rounds = 200;
    std::atomic<int> count_{0};
    std::atomic<bool> waits_{false};
    std::chrono::steady_clock::time_point sent_;
    std::vector<double> times_;
};

}  // namespace bench
