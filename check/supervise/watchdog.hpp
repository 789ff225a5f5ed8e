// Tells a worker that makes no progress from one that does: a loop without any schedule point, or a wait that is not
// simulated.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "check/wire/session.hpp"

namespace pawl::check::supervise {

class watchdog {
public:
    using clock = std::chrono::steady_clock;

    explicit watchdog(std::chrono::milliseconds patience, clock::time_point now) : patience_(patience), changed_(now) {}

    /// True once, when no heartbeat has changed for as long as the patience lasts.
    bool barks(const wire::progress& heartbeats, clock::time_point now);
    /// Until now the worker was kept waiting by us.
    void excuse(clock::time_point now) { changed_ = now; }

private:
    std::chrono::milliseconds patience_;
    clock::time_point changed_;
    std::uint64_t seen_[3] = {};
    bool barked_ = false;
};

/// Where the kernel says that a process waits; empty if it says nothing.
std::string blocked_in_kernel(int process);

}  // namespace pawl::check::supervise
