// A small bell, computed when the tablet starts.
#pragma once

#include <pawl/sound/sound_data.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace tablet {

/// 1.5 seconds of one channel: tones that are no multiples of each other, each dying away, as of a bell.
inline pawl::sound::sound_data bell_at(std::uint32_t rate) {
    struct partial {
        double times, loud, decay;
    };
    static constexpr std::array<partial, 5> partials{
        {{1, 0.5, 2.2}, {2.0, 0.30, 3.4}, {2.76, 0.22, 4.5}, {5.40, 0.14, 7.0}, {8.93, 0.08, 11.0}}};
    std::vector<float> samples(rate + rate / 2);
    for (std::size_t frame = 0; frame < samples.size(); ++frame) {
        const double t = static_cast<double>(frame) / rate;
        double sum = 0;
        for (const partial& each : partials)
            if (880 * each.times < 0.45 * rate)
                sum += each.loud * std::exp(-each.decay * t) * std::sin(2 * std::numbers::pi * 880 * each.times * t);
        const double end = static_cast<double>(samples.size() - frame) / (0.1 * rate);
        samples[frame] = static_cast<float>(0.3 * sum * (end < 1 ? end : 1));
    }
    return {{1, rate}, std::move(samples)};
}

}  // namespace tablet
