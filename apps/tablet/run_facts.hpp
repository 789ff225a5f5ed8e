// What stays the same while the tablet plays, and how people are told.
#pragma once

#include <cstdint>
#include <string>

#include "apps/tablet/buttons.hpp"
#include "apps/tablet/meters.hpp"

namespace tablet {

struct run_facts {
    std::string song;               ///< its name
    std::string device;             ///< "alsa default, 48000 Hz, 256 frames (5.3 ms)"
    std::uint64_t song_frames = 0;  ///< 0: nobody knows
    std::uint32_t song_rate = 48'000;
    std::uint64_t delay_microseconds = 0;  ///< from render() to the ear

    [[nodiscard]] double position(const meters& now) const { return static_cast<double>(now.song_frame) / song_rate; }
    [[nodiscard]] double length() const { return static_cast<double>(song_frames) / song_rate; }
};

/// "75 %", "1.5 times", "on", "600 Hz", "125 ms"; empty where it is off.
[[nodiscard]] std::string state_text(button which, const button_state& state);
/// "1:05.3"
[[nodiscard]] std::string time_text(double seconds);
/// "850 us", "5.2 ms"
[[nodiscard]] std::string short_time_text(std::uint64_t microseconds);

}  // namespace tablet
