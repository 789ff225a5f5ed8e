// What levels are called in reports, and what their threads are.
#pragma once

#include <pawl/port/port.hpp>

#include <array>
#include <cstddef>

namespace pawl::inline PAWL_PORT::tasks {

using port::most_levels;

/// "level 0", "level 1" ...
inline constexpr auto level_names = [] {
    std::array<std::array<char, 9>, most_levels> names{};
    for (std::size_t i = 0; i < most_levels; ++i) {
        names[i] = {'l', 'e', 'v', 'e', 'l', ' '};
        std::size_t at = 6;
        if (i >= 10) names[i][at++] = static_cast<char>('0' + i / 10);
        names[i][at] = static_cast<char>('0' + i % 10);
    }
    return names;
}();

}  // namespace pawl::inline PAWL_PORT::tasks
