// The ten buttons: what each is called, which key presses it, and which values it takes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tablet {

enum class button : std::uint8_t { volume, speed, pause, echo, low_pass, reverse, stutter, loop, bell, clear };

struct described_button {
    std::string_view word;   ///< in scripts and on the wire
    std::string_view label;  ///< on screens
    char key;
    bool takes_value;       ///< a value may be given with a press
    float lowest, highest;  ///< of it
    std::string_view about;
};

inline constexpr std::array<described_button, 10> buttons{{
    {"volume", "Volume", '1', true, 0, 2, "100, 75, 50, 25, 0 percent in turn; a value: 0 to 2 (1 is 100 percent)"},
    {"speed", "Speed", '2', true, 0.05F, 20, "1, 1.5, 2, 0.5, 0.75 times in turn; a value: 0.05 to 20"},
    {"pause", "Pause", '3', true, 0, 1, "stops and goes on; a value: 1 stops, 0 goes on"},
    {"echo", "Echo", '4', true, 0, 0.95F, "what was played comes again; a value: how loud, 0 to 0.95 (0: off)"},
    {"low-pass", "Low-pass", '5', true, 0, 20'000, "as through a wall; a value: up to how many hertz (0: off)"},
    {"reverse", "Reverse", '6', true, 0, 1, "backwards through what was just played; a value: 1 on, 0 off"},
    {"stutter", "Stutter", '7', true, 0, 30, "the last 125 ms over and over; a value: seconds (0: off)"},
    {"loop", "Loop", '8', true, 0, 30, "the last 2 s over and over; a value: seconds (0: off)"},
    {"bell", "Bell", '9', false, 0, 0, "adds a bell to what is playing"},
    {"clear", "Clear", '0', false, 0, 0, "all effects off, added sounds removed, back to normal"},
}};
inline constexpr std::size_t button_count = buttons.size();

[[nodiscard]] constexpr const described_button& description(button which) noexcept {
    return buttons[static_cast<std::size_t>(which)];
}
[[nodiscard]] constexpr std::optional<button> button_called(std::string_view word) noexcept {
    for (std::size_t i = 0; i < button_count; ++i)
        if (buttons[i].word == word) return static_cast<button>(i);
    return std::nullopt;
}
[[nodiscard]] constexpr std::optional<button> button_of_key(int key) noexcept {
    for (std::size_t i = 0; i < button_count; ++i)
        if (buttons[i].key == key) return static_cast<button>(i);
    return std::nullopt;
}
/// Whether a press of this button may carry this value. Not a number is none.
[[nodiscard]] constexpr bool takes(button which, float value) noexcept {
    const described_button& of = description(which);
    return of.takes_value && value >= of.lowest && value <= of.highest;
}

}  // namespace tablet
