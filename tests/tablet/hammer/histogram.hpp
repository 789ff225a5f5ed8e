// How long something took, as a picture.
#pragma once

#include <ostream>
#include <span>
#include <string>

#include "apps/tablet/command_path.hpp"

namespace hammer {

struct histogram {
    std::string title;
    const tablet::latencies* of;
};

/// One below the other, on one logarithmic scale of times. SVG.
void draw(std::ostream& out, const std::string& title, std::span<const histogram> all);

}  // namespace hammer
