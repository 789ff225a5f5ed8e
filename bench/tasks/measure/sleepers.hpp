// Ten thousand that sleep: what they cost, and what they hold.
#pragma once

#include <malloc.h>
#include <sys/resource.h>

#include <chrono>
#include <cstddef>

namespace bench {

constexpr int sleepers = 10'000;

/// Of the i-th: from 1 to 50 ms, in no order.
inline std::chrono::microseconds time_of_sleeper(int i) { return std::chrono::microseconds(1000 + i * 7919 % 49'000); }

/// The processor time of this process so far.
inline std::chrono::duration<double, std::nano> used() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto of = [](const timeval& t) { return std::chrono::seconds(t.tv_sec) + std::chrono::microseconds(t.tv_usec); };
    return of(use.ru_utime) + of(use.ru_stime);
}
/// Of a run in which each sleeper begins, sleeps once and ends.
template <typename Run>
double cost_of_sleepers(Run run) {
    const auto before = used();
    run();
    return (used() - before).count() / sleepers;
}
/// While all sleep, in per cent of one processor. pass() lets the time pass.
template <typename Pass>
double cost_of_being_asleep(Pass pass) {
    const auto before = used();
    const auto start = std::chrono::steady_clock::now();
    pass();
    const std::chrono::duration<double, std::nano> lasted = std::chrono::steady_clock::now() - start;
    return 100 * (used() - before) / lasted;
}
constexpr std::chrono::milliseconds asleep_for{400};

/// What is allocated at this moment.
inline std::size_t allocated() {
    const auto now = mallinfo2();
    return now.uordblks + now.hblkhd;
}

}  // namespace bench
