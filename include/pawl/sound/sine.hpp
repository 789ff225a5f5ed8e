// A sine wave.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/sound.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::sound {

/// The same on all channels, from phase 0 on, for ever. The phase is a 64-bit part of a turn: after an hour each sample is within
/// 1e-6 of sin(). Where the format is impossible, or the frequency no finite number: failed.
class sine final : public by_batch {
public:
    static constexpr bool format_is_constant = true;

    explicit sine(double hertz, format of = {}) noexcept : format_{of} {
        if (!of.is_possible()) {
            format_ = {1, format{}.rate};
            possible_ = false;
        }
        set_hertz(hertz);
    }
    /// From the next sample on; the phase goes on where it is.
    void set_hertz(double hertz) noexcept PAWL_NONBLOCKING {
        finite_ = std::isfinite(hertz);
        // Whole turns a frame make no difference, so that any finite frequency has a step.
        const long double turns = finite_ ? static_cast<long double>(hertz) / format_.rate : 0;
        const long double part = turns - std::floor(turns);
        constexpr long double half = 0x1p63L;  // a whole turn does not fit a signed number, and only that converts fast
        step_ = static_cast<std::uint64_t>(static_cast<std::int64_t>((part - (part < 0.5L ? 0 : 1)) * 2 * half));
        hertz_ = hertz;
    }
    [[nodiscard]] double hertz() const noexcept PAWL_NONBLOCKING { return hertz_; }
    /// Goes on as if so many frames had been asked for. At once, however many.
    void skip(std::uint64_t frames) noexcept PAWL_NONBLOCKING { phase_ += frames * step_; }

    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return format_.channels; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return format_.rate; }
    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        if (into.empty()) return {};
        if (!possible_ || !finite_) return {0, what_next::failed};
        const std::size_t channels = format_.channels, frames = into.size() / channels;
        sample* const data = into.data();
        const std::uint64_t phase = phase_, step = step_;
        if (channels == 1)
            blocks::each(frames, [&](std::size_t i) { data[i] = at(phase + i * step); });
        else if (channels == 2)
            blocks::each(frames, [&](std::size_t i) { data[2 * i] = data[2 * i + 1] = at(phase + i * step); });
        else
            for (std::size_t i = 0; i < frames; ++i) {
                const sample one = at(phase + i * step);
                for (std::size_t c = 0; c < channels; ++c) data[i * channels + c] = one;
            }
        phase_ = phase + frames * step;
        return {frames * channels, what_next::samples};
    }

    /// sin() of so many 2^64ths of a turn, within 3e-7. Taylor's series for a quarter of a turn, to the eleventh power.
    [[nodiscard]] static constexpr sample at(std::uint64_t phase) noexcept PAWL_NONBLOCKING {
        const auto turn = static_cast<std::uint32_t>(phase >> 32);
        // The second and third quarter, mirrored to the first and fourth: half a turn less the phase has the same sine.
        const std::uint32_t mirrored = 0u - ((turn + 0x4000'0000u) >> 31);
        const auto quarter = static_cast<std::int32_t>((turn ^ mirrored) + (mirrored & 0x8000'0001u));
        const float x = static_cast<float>(quarter) * 0x1p-30f, y = x * x;
        return x * (1.57079633f +
                    y * (-0.645964098f +
                         y * (0.0796926262f + y * (-0.00468175414f + y * (0.000160441185f + y * -3.59884324e-6f)))));
    }

private:
    format format_;
    double hertz_ = 0;
    std::uint64_t phase_ = 0, step_ = 0;
    bool possible_ = true, finite_ = true;
};

}  // namespace pawl::inline PAWL_PORT::sound
