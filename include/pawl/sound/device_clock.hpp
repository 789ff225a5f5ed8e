// What a simulated device goes by: time, or a test's hand.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/stop_token.hpp>

#include <chrono>
#include <cstdint>

namespace pawl::inline PAWL_PORT::sound {

class device_clock {
public:
    enum class tick : std::uint8_t {
        on_time,
        late,  ///< the device's own thread did not run when it was to: no time has passed for the device
        over,  ///< it is to stop
    };
    device_clock() = default;
    device_clock(const device_clock&) = delete;
    device_clock& operator=(const device_clock&) = delete;
    virtual ~device_clock() = default;

    /// Before the first wait(), on the device's thread.
    virtual void begin(std::chrono::nanoseconds period) = 0;
    /// Until a period is over. The device has done its work for the one before.
    [[nodiscard]] virtual tick wait(stop_token until) = 0;
};

/// CLOCK_MONOTONIC. Where the thread comes more than half a period late, all that follows is as much later.
class real_clock final : public device_clock {
public:
    void begin(std::chrono::nanoseconds period) override;
    [[nodiscard]] tick wait(stop_token until) override;

private:
    port::clock::time_point due_{};
    port::clock::duration period_{};
};

/// Stands still until a test moves it. It outlives the output that goes by it.
class hand_clock final : public device_clock {
public:
    /// A period is over. Waits until the device has done what is to be done then. False: the device stands still.
    bool tick_once();
    void begin(std::chrono::nanoseconds period) override;
    [[nodiscard]] tick wait(stop_token until) override;

private:
    port::word asked_{0}, taken_{0}, done_{0};
    std::atomic<bool> over_{false};
};

}  // namespace pawl::inline PAWL_PORT::sound
