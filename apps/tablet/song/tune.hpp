// The song that ships with the tablet: sixteen bars, eight notes each, that end where they can begin again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tablet::song {

inline constexpr std::uint32_t rate = 48'000;
inline constexpr std::size_t eighth = 12'000;  ///< frames: 120 beats a minute
inline constexpr std::size_t eighths_of_bar = 8;

struct bar {
    /// Eight words: a note (E5, Bb4), - where the one before goes on, . for silence.
    std::string_view melody;
    /// Bass first, then what is played above it.
    std::string_view chord;
};

inline constexpr std::array<bar, 16> bars{{
    {"E5 -  G5 -  A5 G5 E5 - ", "C2 C4 E4 G4"},
    {"C5 -  E5 -  A5 -  G5 E5", "A1 A3 C4 E4"},
    {"F5 -  A5 -  C6 -  A5 F5", "F1 A3 C4 F4"},
    {"G5 -  -  D5 E5 D5 B4 - ", "G1 B3 D4 G4"},
    {"E5 -  G5 -  A5 G5 E5 G5", "C2 C4 E4 G4"},
    {"C6 -  B5 A5 E5 -  A5 - ", "A1 A3 C4 E4"},
    {"F5 A5 C6 A5 F5 -  D5 - ", "F1 A3 C4 F4"},
    {"G5 -  B5 -  D6 -  -  . ", "G1 B3 D4 G4"},
    {"C6 -  A5 -  F5 -  A5 - ", "F1 A3 C4 F4"},
    {"B5 -  G5 -  D5 -  G5 - ", "G1 B3 D4 G4"},
    {"B5 A5 G5 -  E5 -  G5 - ", "E1 B3 E4 G4"},
    {"A5 -  -  -  E5 -  .  . ", "A1 A3 C4 E4"},
    {"F5 -  A5 C6 A5 -  F5 - ", "F1 A3 C4 F4"},
    {"G5 -  B5 D6 B5 -  G5 - ", "G1 B3 D4 G4"},
    {"E5 G5 C6 -  E6 -  D6 C6", "C2 C4 E4 G4"},
    {"C6 -  -  -  .  .  G5 - ", "C2 C4 E4 G4"},
}};
inline constexpr std::size_t frames = bars.size() * eighths_of_bar * eighth;

}  // namespace tablet::song
