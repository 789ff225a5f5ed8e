// A sound card, through ALSA; with PulseAudio or PipeWire in its way, where the system has put them there.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/backend.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace pawl::inline PAWL_PORT::sound {

struct alsa_settings {
    std::uint32_t period = 256;  ///< frames, wished for
    std::uint32_t periods = 3;   ///< in the device's ring, wished for
};

/// name: as `aplay -L` lists them: "default", "hw:0", "plughw:CARD=PCH". What the device does not have of rate and channels it gives
/// something near; the renderer converts.
class alsa final : public backend {
public:
    explicit alsa(std::string name = "default", alsa_settings settings = {});
    ~alsa() override;

    /// no_device, device_busy, unsupported_rate, unsupported_channels: with the device's name and what to try.
    [[nodiscard]] std::expected<format, failure> open(format wanted) override;
    [[nodiscard]] std::expected<void, failure> run(renderer& source, stop_token until) override;
    [[nodiscard]] std::uint32_t period() const noexcept override { return period_; }
    [[nodiscard]] std::uint32_t delay() const noexcept override { return delay_; }
    [[nodiscard]] std::uint64_t underruns() const noexcept override {
        return underruns_.load(std::memory_order_relaxed);
    }

private:
    struct device;
    std::string name_;
    alsa_settings settings_;
    std::uint32_t period_ = 0, delay_ = 0;
    std::atomic<std::uint64_t> underruns_{0};
    std::unique_ptr<device> device_;
};

}  // namespace pawl::inline PAWL_PORT::sound
