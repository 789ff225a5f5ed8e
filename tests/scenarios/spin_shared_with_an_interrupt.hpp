// A task and an interrupt on its core count under one lock.
#pragma once

#include <pawl/check.hpp>
#include <pawl/lock/spin_mutex.hpp>

#include <mutex>

template <pawl::spin_policy Policy>
void share_with_an_interrupt() {
    static pawl::spin_mutex<Policy> m{"events"};
    static int events = 0;
    pawl::check::interrupt({.name = "timer", .times = 2}, [] {
        const std::lock_guard held{m};
        ++events;
    });
    for (int i = 0; i < 2; ++i) {
        const std::lock_guard held{m};
        ++events;
    }
}
