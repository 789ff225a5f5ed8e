// Urgent events at equal intervals, from a thread that runs before all others.
#pragma once

#include <pawl/task/thread.hpp>

#include <atomic>
#include <thread>
#include <utility>

#include "bench/patterns/workload.hpp"

namespace patterns {

/// tell(when) at each interval, until it goes.
class events {
public:
    template <class Tell>
    explicit events(Tell tell)
        : thread_{{.name = "events", .priority = 80, .stack = 65536}, [this, tell = std::move(tell)] {
                      for (auto next = clock::now(); !over_.load(std::memory_order_relaxed);) {
                          next += between_events;
                          std::this_thread::sleep_until(next);
                          tell(clock::now());
                      }
                  }} {}
    events(const events&) = delete;
    events& operator=(const events&) = delete;
    ~events() { over_.store(true, std::memory_order_relaxed); }

private:
    std::atomic<bool> over_{false};
    pawl::thread thread_;
};

inline void note(result& into, clock::time_point happened) {
    if (into.latencies.size() < into.latencies.capacity())
        into.latencies.push_back(std::chrono::duration<double, std::micro>(clock::now() - happened).count());
}

}  // namespace patterns
