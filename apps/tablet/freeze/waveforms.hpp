// Two recordings of the same song, one below the other, as a picture.
#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <span>
#include <string>

#include "apps/tablet/freeze/repeats.hpp"

namespace tablet {

struct heard {
    std::string title;
    std::span<const float> samples;  ///< one channel
    std::optional<repeat> stuck;
};

/// Each recording whole, and beside it the same moment of all of them, close: the moment at which the first one that is stuck
/// begins to repeat. SVG.
void draw_waveforms(std::ostream& out, std::span<const heard> recordings, std::size_t rate);

}  // namespace tablet
