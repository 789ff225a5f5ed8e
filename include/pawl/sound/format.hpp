// What a sample is, and how many of them make a second.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::sound {

/// From -1 to 1; more than that is cut off where a mix ends. A 16-bit file's samples are n / 32,768, which float holds exactly.
using sample = float;

inline constexpr std::uint32_t most_channels = 32;
inline constexpr std::uint32_t lowest_rate = 1'000;     ///< frames a second
inline constexpr std::uint32_t highest_rate = 768'000;  ///< frames a second

/// How samples follow each other: a frame has one for each channel, from channel 0 on.
struct format {
    std::uint32_t channels = 2;   ///< 1 to most_channels
    std::uint32_t rate = 48'000;  ///< frames a second, lowest_rate to highest_rate

    friend bool operator==(const format&, const format&) = default;
    /// Whether both are within their limits.
    [[nodiscard]] constexpr bool is_possible() const noexcept {
        return channels >= 1 && channels <= most_channels && rate >= lowest_rate && rate <= highest_rate;
    }
};

}  // namespace pawl::inline PAWL_PORT::sound
