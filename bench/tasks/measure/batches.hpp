// What many tasks took, a task: the median of batches.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

/// Nanoseconds: run(count) lasts so long for each of count, over and over for measuring_time.
template <typename Run>
double a_piece(int count, Run run) {
    run(count);
    std::vector<double> batches;
    const auto start = clock_type::now();
    for (auto before = start; before - start < measuring_time;) {
        run(count);
        const auto now = clock_type::now();
        batches.push_back(std::chrono::duration<double, std::nano>(now - before).count() / count);
        before = now;
    }
    const auto middle = batches.begin() + static_cast<std::ptrdiff_t>(batches.size() / 2);
    std::nth_element(batches.begin(), middle, batches.end());
    return *middle;
}

constexpr int tasks_a_batch = 100, yields_a_batch = 1'000, rounds_a_batch = 500;

}  // namespace bench
