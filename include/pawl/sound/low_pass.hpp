// Lets low tones pass, as a wall does.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/sound.hpp>
#include <pawl/sound/wrapper.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// Tones above `hertz` become softer, by 12 dB for each octave; a second-order Butterworth filter in double precision. Off,
/// samples pass as they are. After R. Bristow-Johnson, Cookbook formulae for audio equalizer biquad filter coefficients, 1998.
/// Allocates nothing.
template <std::derived_from<sound> Inner>
class low_pass final : public wrapper<Inner> {
public:
    static constexpr double lowest = 10;  ///< hertz

    /// hertz: lowest to 0.45 times the rate; what is out of range becomes the next value that is in it.
    explicit low_pass(Inner inner, double hertz = 800) : wrapper<Inner>{std::move(inner)}, hertz_{hertz} { compute(); }

    /// Switched on, it begins at rest.
    void set_on(bool on) noexcept PAWL_NONBLOCKING {
        if (on && !on_) rest();
        on_ = on;
    }
    [[nodiscard]] bool on() const noexcept PAWL_NONBLOCKING { return on_; }
    void set_hertz(double hertz) noexcept PAWL_NONBLOCKING {
        hertz_ = hertz;
        compute();
    }
    /// As it was given.
    [[nodiscard]] double hertz() const noexcept PAWL_NONBLOCKING { return hertz_; }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        const std::size_t channels = this->inner_.channel_count();
        const rendered got = this->render_inner(into);
        if (on_ && channels <= most_channels) {
            if (channels == 1)
                filter<1>(into.first(got.samples), 1);
            else if (channels == 2)
                filter<2>(into.first(got.samples), 2);
            else
                filter<0>(into.first(got.samples), channels);
        }
        if (got.then == what_next::metadata_changed) {
            rest();
            compute();
        }
        return got;
    }

private:
    // What came in last and the time before, and what went out.
    struct memory {
        double in_1 = 0, in_2 = 0, out_1 = 0, out_2 = 0;
    };

    void rest() noexcept PAWL_NONBLOCKING { states_.fill({}); }
    void compute() noexcept PAWL_NONBLOCKING {
        const double rate = this->inner_.sample_rate();
        // A comparison that is false for what is no number.
        const double at = hertz_ > lowest ? std::min(hertz_, 0.45 * rate) : lowest;
        const double angle = 2 * std::numbers::pi * at / rate;
        double sine = 0, cosine = 0;
        PAWL_TRUSTED(sine = std::sin(angle); cosine = std::cos(angle));  // arithmetic
        const double alpha = sine / std::numbers::sqrt2;                 // a quality of 1 / sqrt(2): no tone is louder
        const double scale = 1 / (1 + alpha);
        gain_ = (1 - cosine) / 2 * scale;
        back_1_ = -2 * cosine * scale;
        back_2_ = (1 - alpha) * scale;
    }

    // Channels: how many there are, where that is known when compiling: their states then stay in registers.
    template <std::size_t Channels>
    void filter(std::span<sample> block, std::size_t channels) noexcept PAWL_NONBLOCKING {
        if constexpr (Channels != 0) channels = Channels;
        std::array<memory, Channels == 0 ? most_channels : Channels> states;
        std::copy_n(states_.begin(), channels, states.begin());
        const double gain = gain_, back_1 = back_1_, back_2 = back_2_;
        for (std::size_t frame = 0; frame + channels <= block.size(); frame += channels)
        // Written out, the states stay in registers.
#pragma GCC unroll 2
            for (std::size_t channel = 0; channel < channels; ++channel) {
                memory& state = states[channel];
                const double in = block[frame + channel];
                // The last result comes in last: the next one waits for a product and a difference, and for nothing else.
                const double known = gain * (in + 2 * state.in_1 + state.in_2) - back_2 * state.out_2;
                const double out = known - back_1 * state.out_1;
                state = {in, state.in_1, out, state.out_1};
                block[frame + channel] = static_cast<sample>(out);
            }
        for (std::size_t channel = 0; channel < channels; ++channel) {
            // Numbers so small that processors take long for them, where silence follows.
            const auto heard = [](double value) { return value > 1e-30 || value < -1e-30 ? value : 0.0; };
            const memory& state = states[channel];
            states_[channel] = {state.in_1, state.in_2, heard(state.out_1), heard(state.out_2)};
        }
    }

    double hertz_;
    bool on_ = true;
    double gain_ = 0, back_1_ = 0, back_2_ = 0;
    std::array<memory, most_channels> states_{};
};
template <class S>
low_pass(S) -> low_pass<as_sound<S>>;
template <class S>
low_pass(S, double) -> low_pass<as_sound<S>>;

}  // namespace pawl::inline PAWL_PORT::sound
