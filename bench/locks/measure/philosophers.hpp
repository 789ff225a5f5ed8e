// Five philosophers, each with a fork at either side, who take the lower one first: thousands of meals a second.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <thread>
#include <utility>
#include <vector>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

constexpr unsigned seats = 5;
/// 20 us of each meal are spent eating.
constexpr std::chrono::microseconds meal{20};

inline void eat() {
    const auto until = clock_type::now() + meal;
    while (clock_type::now() < until) {
    }
}

/// dine(left, right) takes two forks, eats, and gives them back; false: not this time.
template <typename Fork, typename Dine>
double meals(Dine dine) {
    std::array<Fork, seats> forks;
    std::atomic<bool> over{false};
    std::atomic<std::uint64_t> eaten{0};
    std::vector<std::thread> table;
    for (unsigned seat = 0; seat < seats; ++seat)
        table.emplace_back([&, seat] {
            run_on(seat);
            while (!over.load(std::memory_order_relaxed))
                if (dine(forks[seat], forks[(seat + 1) % seats])) eaten.fetch_add(1, std::memory_order_relaxed);
        });
    const auto dinner = 4 * measuring_time;
    std::this_thread::sleep_for(dinner);
    over = true;
    for (auto& seat : table) seat.join();
    return static_cast<double>(eaten.load()) / std::chrono::duration<double, std::milli>(dinner).count();
}

template <typename Lock>
double philosophers() {
    return meals<Lock>([](Lock& left, Lock& right) {
        Lock& first = &left < &right ? left : right;
        Lock& second = &left < &right ? right : left;
        first.lock();
        second.lock();
        eat();
        second.unlock();
        first.unlock();
        return true;
    });
}

}  // namespace bench
