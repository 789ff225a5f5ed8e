// Three tasks on one core, released at any moment, that take two locks in opposite orders.
#pragma once

#include <cassert>
#include <chrono>
#include <thread>

#include "at_priority.hpp"

template <class Lock>
void released_on_one_core(Lock& a, Lock& b) {
    const auto take_both = [](Lock& first, Lock& second) {
        assert(first.try_lock());
        assert(second.try_lock());
        second.unlock();
        first.unlock();
    };
    // Until a timer releases it, whatever the others are doing then.
    const auto release = [] { std::this_thread::sleep_for(std::chrono::microseconds{1}); };
    auto low = [&] { take_both(a, b); };
    auto middle = [&] { release(), take_both(b, a); };
    auto high = [&] { release(), take_both(b, a); };
    const thread_at first{30, high}, second{20, middle}, third{10, low};
}
