// Several threads that want one lock all the time, each for a moment.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "../../side_by_side/measure/core.hpp"
#include "../../side_by_side/measure/stopwatch.hpp"

namespace bench {

struct contention {
    std::uint64_t turns = 0;
    clock_type::duration longest{};
};

/// What is done with the lock held: some steps of a linear congruential generator, about 20 ns.
inline std::uint64_t some_work(std::uint64_t value) {
    for (int i = 0; i < 20; ++i) value = value * 6364136223846793005u + 1442695040888963407u;
    return value;
}

template <typename Lock, unsigned Threads, bool Waits>
contention contend() {
    Lock lock;
    std::uint64_t shared = 0;
    std::atomic<bool> over{false};
    std::atomic<unsigned> ready{0};
    std::vector<contention> seen(Threads);
    std::vector<std::thread> threads;
    for (unsigned number = 0; number < Threads; ++number)
        threads.emplace_back([&, number] {
            run_on(number);
            contention mine;
            ready.fetch_add(1);
            while (ready.load() < Threads) std::this_thread::yield();
            std::uint64_t own = number;
            while (!over.load(std::memory_order_relaxed)) {
                clock_type::time_point asked;
                if constexpr (Waits) asked = clock_type::now();
                lock.lock();
                if constexpr (Waits) mine.longest = std::max(mine.longest, clock_type::now() - asked);
                shared = some_work(shared);
                lock.unlock();
                ++mine.turns;
                own = some_work(own);
                keep(own);
            }
            seen[number] = mine;
        });
    while (ready.load() < Threads) std::this_thread::yield();
    std::this_thread::sleep_for(2 * measuring_time);
    over = true;
    for (auto& thread : threads) thread.join();
    keep(shared);
    contention all;
    for (const contention& each : seen) {
        all.turns += each.turns;
        all.longest = std::max(all.longest, each.longest);
    }
    return all;
}

/// Millions of turns a second.
template <typename Lock, unsigned Threads>
double contended() {
    const auto turns = static_cast<double>(contend<Lock, Threads, false>().turns);
    return turns / std::chrono::duration<double, std::micro>(2 * measuring_time).count();
}

/// Of four threads: microseconds.
template <typename Lock>
double longest_wait() {
    return std::chrono::duration<double, std::micro>(contend<Lock, 4, true>().longest).count();
}

}  // namespace bench
