#include "bench/sound/plain_loop.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sound_bench {

plain_voice::plain_voice(std::span<const float> stereo, std::size_t from, const voice_settings& how)
    : from_{stereo},
      at_{std::uint64_t{from} << 32},
      step_{static_cast<std::uint64_t>(how.speed * 4'294'967'296.0)},
      echo_(how.echo_frames * 2),
      tape_(how.tape_frames * 2),
      feedback_{how.feedback},
      volume_{how.volume} {
    const double angle = 2 * std::numbers::pi * how.hertz / 48'000;
    const double alpha = std::sin(angle) / std::numbers::sqrt2, scale = 1 / (1 + alpha);
    gain_ = (1 - std::cos(angle)) / 2 * scale;
    back_1_ = -2 * std::cos(angle) * scale;
    back_2_ = (1 - alpha) * scale;
}

void plain_voice::add_to(std::span<float> into) {
    const std::size_t frames = from_.size() / 2;
    for (std::size_t frame = 0; frame < into.size() / 2; ++frame) {
        const auto here = static_cast<std::size_t>(at_ >> 32) % frames;
        const std::size_t next = here + 1 == frames ? 0 : here + 1;
        const float weight = static_cast<float>(at_ & 0xffff'ffff) * 0x1p-32F;
        at_ += step_;
        for (std::size_t channel = 0; channel < 2; ++channel) {
            const float a = from_[here * 2 + channel], b = from_[next * 2 + channel];
            const float read = a + weight * (b - a);
            tape_[tape_at_ * 2 + channel] = read;
            const double known = gain_ * (read + 2 * in_1_[channel] + in_2_[channel]) - back_2_ * out_2_[channel];
            const double out = known - back_1_ * out_1_[channel];
            in_2_[channel] = in_1_[channel];
            in_1_[channel] = read;
            out_2_[channel] = out_1_[channel];
            out_1_[channel] = out;
            float& line = echo_[echo_at_ * 2 + channel];
            const float heard = static_cast<float>(out) + feedback_ * line;
            line = std::abs(heard) < 1e-15F ? 0 : heard;
            into[frame * 2 + channel] += volume_ * heard;
        }
        if (++tape_at_ == tape_.size() / 2) tape_at_ = 0;
        if (++echo_at_ == echo_.size() / 2) echo_at_ = 0;
    }
}

void plain_render(std::span<plain_voice> voices, std::span<float> into) {
    std::ranges::fill(into, 0.0F);
    for (plain_voice& voice : voices) voice.add_to(into);
    for (float& sample : into) sample = std::clamp(sample, -1.0F, 1.0F);
}

}  // namespace sound_bench
