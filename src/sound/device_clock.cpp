#include <pawl/sound/device_clock.hpp>

namespace pawl::inline PAWL_PORT::sound {
namespace {

constexpr std::chrono::milliseconds looks_for_stop{10};

void sleep_until(port::clock::time_point then) {
    constexpr port::word nothing{0};
    while (port::clock::now() < then) port::wait(nothing, 0, then);
}

}  // namespace

void real_clock::begin(std::chrono::nanoseconds period) {
    period_ = period;
    due_ = port::clock::now();
}

device_clock::tick real_clock::wait(stop_token until) {
    due_ += period_;
    sleep_until(due_);
    if (until.stop_requested()) return tick::over;
    const auto now = port::clock::now();
    if (now - due_ <= period_ / 2) return tick::on_time;
    due_ = now;
    return tick::late;
}

void hand_clock::begin(std::chrono::nanoseconds) { over_.store(false, std::memory_order_release); }

bool hand_clock::tick_once() {
    const std::uint32_t mine = asked_.fetch_add(1, std::memory_order_acq_rel) + 1;
    port::wake_all(asked_);
    for (;;) {
        const std::uint32_t done = done_.load(std::memory_order_acquire);
        if (done == mine) return true;
        if (over_.load(std::memory_order_acquire)) return false;
        port::wait(done_, done, port::clock::now() + looks_for_stop);
    }
}

device_clock::tick hand_clock::wait(stop_token until) {
    done_.store(taken_.load(std::memory_order_relaxed), std::memory_order_release);
    port::wake_all(done_);
    const std::uint32_t taken = taken_.load(std::memory_order_relaxed);
    while (!until.stop_requested()) {
        if (asked_.load(std::memory_order_acquire) != taken) {
            taken_.store(taken + 1, std::memory_order_relaxed);
            return tick::on_time;
        }
        port::wait(asked_, taken, port::clock::now() + looks_for_stop);
    }
    over_.store(true, std::memory_order_release);
    return tick::over;
}

}  // namespace pawl::inline PAWL_PORT::sound
