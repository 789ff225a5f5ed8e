// How long a measurement lasts, and what it divides by.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace bench {

using clock_type = std::chrono::steady_clock;

/// Of one measurement; the spread comes from taking it several times, between the others.
constexpr std::chrono::milliseconds measuring_time{50};

/// What `operation` takes, in nanoseconds, done over and over for measuring_time after a warm-up: the median of batches,
/// so that those in which something else had the core do not count.
template <int Batch, typename Operation>
double usual_time_of(Operation operation) {
    const auto some = [&] {
        for (int i = 0; i < Batch; ++i) operation();
    };
    some();
    std::vector<double> batches;
    const auto start = clock_type::now();
    for (auto before = start; before - start < measuring_time;) {
        some();
        const auto now = clock_type::now();
        batches.push_back(std::chrono::duration<double, std::nano>(now - before).count() / Batch);
        before = now;
    }
    const auto middle = batches.begin() + static_cast<std::ptrdiff_t>(batches.size() / 2);
    std::nth_element(batches.begin(), middle, batches.end());
    return *middle;
}

/// How many calls make a batch: of those without anybody else, and of those that another thread answers.
constexpr int batch_alone = 512, batch_answered = 32;

/// The compiler must think that the value is needed.
template <typename Value>
void keep(const Value& value) {
    asm volatile("" : : "g"(value) : "memory");
}

}  // namespace bench
