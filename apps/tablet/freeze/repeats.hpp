// What one hears when the audio thread does not come: the device plays its last segment again and again.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace tablet {

/// A piece of a recording that stands there several times in a row.
struct repeat {
    std::size_t from;    ///< the first frame of its first time
    std::size_t length;  ///< frames
    std::size_t times;   ///< from 2
};

/// The longest row of equal segments, segment frames each, at any multiple of segment. Silence is no repeat. samples: one channel.
[[nodiscard]] std::optional<repeat> longest_repeat(std::span<const float> samples, std::size_t segment);

}  // namespace tablet
