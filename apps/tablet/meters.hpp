// What the audio thread tells the screens, as one value: they see the newest, and nobody waits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "apps/tablet/buttons.hpp"
#include "apps/tablet/command_path.hpp"

namespace tablet {

struct button_state {
    bool on = false;  ///< other than it was at the beginning
    float value = 0;  ///< of the bell: how many ring
    friend bool operator==(const button_state&, const button_state&) = default;
};

struct meters {
    static constexpr std::size_t channels = 2;
    static constexpr std::size_t points = 256;

    std::uint64_t batches = 0;
    std::uint64_t frames = 0;      ///< rendered so far
    std::uint64_t song_frame = 0;  ///< what is heard of the song, at the song's own rate; not beyond its end
    std::array<float, channels> peak{}, rms{};  ///< of the batch before
    std::array<float, points> wave{};           ///< its last samples, all channels together
    std::array<button_state, button_count> states{};
    applied_commands commands;
    latencies batches_took;  ///< from the beginning of a batch to its last sample
    bool finished = false;   ///< the song has ended

    [[nodiscard]] const button_state& of(button which) const noexcept {
        return states[static_cast<std::size_t>(which)];
    }
};
static_assert(std::is_trivially_copyable_v<meters>);

}  // namespace tablet
