#include "apps/tablet/freeze/repeats.hpp"

#include <algorithm>

namespace tablet {

std::optional<repeat> longest_repeat(std::span<const float> samples, std::size_t segment) {
    if (segment == 0) return std::nullopt;
    const auto at = [&](std::size_t index) { return samples.subspan(index * segment, segment); };
    const std::size_t segments = samples.size() / segment;
    std::optional<repeat> longest;
    for (std::size_t first = 0; first < segments;) {
        std::size_t behind = first + 1;
        while (behind < segments && std::ranges::equal(at(first), at(behind))) ++behind;
        const bool silent = std::ranges::all_of(at(first), [](float sample) { return sample == 0; });
        const std::size_t times = behind - first;
        if (times > 1 && !silent && (!longest || times > longest->times))
            longest = repeat{first * segment, segment, times};
        first = behind;
    }
    return longest;
}

}  // namespace tablet
