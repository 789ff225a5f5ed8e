// A task of low priority holds the lock when one of high priority is released, on the same core.
#pragma once

#include <pawl/lock/spin_mutex.hpp>

#include <chrono>
#include <mutex>
#include <thread>

#include "at_priority.hpp"

template <pawl::spin_policy Policy>
void spin_on_one_core() {
    static pawl::spin_mutex<Policy> m{"events"};
    int events = 0;
    auto count = [&] {
        const std::lock_guard held{m};
        ++events;
    };
    auto released = [&] { std::this_thread::sleep_for(std::chrono::microseconds{1}), count(); };
    { const thread_at high{20, released}, low{10, count}; }
    assert(events == 2);
}
