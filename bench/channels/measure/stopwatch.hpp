// How long a measurement lasts, and what it divides by.
#pragma once

#include <chrono>
#include <cstdint>

namespace bench {

using clock_type = std::chrono::steady_clock;

/// Of one measurement; the spread comes from taking it several times, between the others.
constexpr std::chrono::milliseconds measuring_time{50};

/// The mean in nanoseconds of `operation`, done over and over for measuring_time after a warm-up.
template <typename Operation>
double mean_of(Operation operation) {
    constexpr int batch = 512;
    const auto some = [&] {
        for (int i = 0; i < batch; ++i) operation();
    };
    some();
    std::uint64_t done = 0;
    const auto start = clock_type::now();
    auto now = start;
    for (; now - start < measuring_time; now = clock_type::now(), done += batch) some();
    return std::chrono::duration<double, std::nano>(now - start).count() / static_cast<double>(done);
}

/// The compiler must think that the value is needed.
template <typename Value>
void keep(const Value& value) {
    asm volatile("" : : "g"(value) : "memory");
}

}  // namespace bench
