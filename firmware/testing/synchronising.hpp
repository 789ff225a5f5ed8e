// std::mutex, std::barrier and std::binary_semaphore for the tests, over the port: the library has none for this target. Nothing
// of Pawl above the port is in here, since that is what is tested.
#pragma once

#include <pawl/lock/cv_status.hpp>
#include <pawl/port/cortex_m/cortex_m.hpp>

#include <cstddef>
#include <cstdint>
#include <mutex>

namespace std {

using cv_status = pawl::cv_status;

class mutex {
public:
    constexpr mutex() noexcept = default;
    mutex(const mutex&) = delete;
    mutex& operator=(const mutex&) = delete;
    void lock() noexcept {
        while (!try_lock()) pawl::port::wait(held_, 1, pawl::port::clock::time_point::max());
    }
    bool try_lock() noexcept { return held_.exchange(1) == 0; }
    void unlock() noexcept {
        held_.store(0);
        pawl::port::wake_one(held_);
    }

private:
    pawl::port::word held_{0};
};

struct nothing_completes {
    void operator()() const noexcept {}
};
template <class = nothing_completes>
class barrier {
public:
    explicit barrier(std::ptrdiff_t count) noexcept : count_{static_cast<std::uint32_t>(count)}, left_{count_} {}
    barrier(const barrier&) = delete;
    barrier& operator=(const barrier&) = delete;
    void arrive_and_wait() noexcept {
        const std::uint32_t phase = phase_.load();
        if (left_.fetch_sub(1) == 1) {
            left_.store(count_);
            phase_.fetch_add(1);
            pawl::port::wake_all(phase_);
            return;
        }
        while (phase_.load() == phase) pawl::port::wait(phase_, phase, pawl::port::clock::time_point::max());
    }

private:
    const std::uint32_t count_;
    pawl::port::word left_, phase_{0};
};
barrier(std::ptrdiff_t) -> barrier<>;

class binary_semaphore {
public:
    explicit binary_semaphore(std::ptrdiff_t count) noexcept : count_{static_cast<std::uint32_t>(count)} {}
    void acquire() noexcept {
        for (;;) {
            std::uint32_t seen = 1;
            if (count_.compare_exchange_strong(seen, 0)) return;
            pawl::port::wait(count_, 0, pawl::port::clock::time_point::max());
        }
    }
    void release() noexcept {
        count_.store(1);
        pawl::port::wake_one(count_);
    }

private:
    pawl::port::word count_;
};

}  // namespace std
