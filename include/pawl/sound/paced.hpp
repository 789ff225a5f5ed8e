// A sound card that is none: it takes a period per period-time, and what was not ready in time one hears.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/sound/backend.hpp>
#include <pawl/sound/device_clock.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

struct paced_settings {
    std::uint32_t period = 256;       ///< frames, from 1
    std::uint32_t periods = 2;        ///< in the device's ring, from 1
    std::optional<format> only{};     ///< what it plays, whatever is wanted; empty: what is wanted
    std::uint64_t record_frames = 0;  ///< as many of the first ones that are heard are kept
    device_clock* clock = nullptr;    ///< null: time
};

/// A ring of periods, which the audio thread fills, and a thread that stands for the hardware: of one priority more, on the audio
/// thread's core where that has only one. Each period it takes one. Where none is ready it plays its last one again, as sound
/// cards do, and counts an underrun. Nothing counts before the first one is there, nor where the hardware's thread was late itself.
class paced final : public backend {
public:
    explicit paced(paced_settings settings = {}) noexcept : settings_{settings} {}

    [[nodiscard]] std::expected<format, failure> open(format wanted) override;
    [[nodiscard]] std::expected<void, failure> run(renderer& source, stop_token until) override;
    [[nodiscard]] std::uint32_t period() const noexcept override { return settings_.period; }
    [[nodiscard]] std::uint32_t delay() const noexcept override { return settings_.period * settings_.periods; }
    [[nodiscard]] std::uint64_t underruns() const noexcept override {
        return underruns_.load(std::memory_order_relaxed);
    }

    // From any thread:
    /// Periods that the program filled, and that were heard for the first time.
    [[nodiscard]] std::uint32_t given() const noexcept { return given_.load(std::memory_order_acquire); }
    [[nodiscard]] std::uint32_t taken() const noexcept { return taken_.load(std::memory_order_acquire); }
    /// How often the hardware's own thread was late, and its time stood still meanwhile.
    [[nodiscard]] std::uint64_t slips() const noexcept { return slips_.load(std::memory_order_relaxed); }
    /// What one heard so far, as far as it is kept.
    [[nodiscard]] std::span<const sample> heard() const noexcept {
        return {kept_.data(), kept_samples_.load(std::memory_order_acquire)};
    }
    [[nodiscard]] std::expected<void, failure> write_heard(const std::string& path) const;

private:
    void play(stop_token until);
    void hear(std::span<const sample> segment) noexcept;
    [[nodiscard]] std::span<sample> place(std::uint32_t number) noexcept;

    paced_settings settings_;
    format shape_{};
    std::size_t period_samples_ = 0;
    std::vector<sample> ring_, last_, kept_;
    port::word given_{0}, taken_{0};
    std::atomic<std::size_t> kept_samples_{0};
    std::atomic<std::uint64_t> underruns_{0}, slips_{0};
};

}  // namespace pawl::inline PAWL_PORT::sound
