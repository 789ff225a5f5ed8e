// One core. The highest task waits for two locks at once, the second of which the lowest holds: that one inherits, so that the
// task between them does not run first.
#include <pawl/lock/lock_together.hpp>
#include <pawl/lock/mutex.hpp>

#include <atomic>
#include <cassert>
#include <chrono>
#include <thread>

#include "at_priority.hpp"

int main() {
    pawl::mutex two[2] = {pawl::mutex{"first"}, pawl::mutex{"second"}};
    std::atomic<int> work = 0;
    std::atomic<bool> middle_ran = false, both_held = false;
    // Until a timer releases it, whatever the others are doing then.
    const auto release = [] { std::this_thread::sleep_for(std::chrono::microseconds{1}); };
    auto low = [&] {
        const pawl::guard held{two[1]};
        for (int i = 0; i < 3; ++i) ++work;
    };
    auto middle = [&] {
        release();
        middle_ran = true;
    };
    auto high = [&] {
        release();
        const bool ran_before = middle_ran;
        const auto both = pawl::lock_together(two[1], two[0]);
        assert(middle_ran == ran_before);
        both_held = true;
    };
    {
        const thread_at third{30, high}, second{20, middle}, first{10, low};
    }
    assert(both_held);
}
