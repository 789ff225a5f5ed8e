// The table as a picture.
#pragma once

#include <ostream>
#include <span>

#include "bench/patterns/workload.hpp"

namespace patterns {

/// The latencies of each pattern on one logarithmic scale: median as a bar, the worst as a mark. SVG.
void draw(std::ostream& out, std::span<const result> all);

[[nodiscard]] double median(const result& r);
[[nodiscard]] double worst(const result& r);

}  // namespace patterns
