// A keyboard as a host sees it: what it tells of itself, and which key makes which character.
#pragma once

#include "hid.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace devices::keyboard {

inline constexpr std::size_t in_bytes = 8, out_bytes = 1;
using report = std::array<std::uint8_t, in_bytes>;  // modifiers, 0, six keys that are down

enum light : std::uint8_t { num_lock = 1, caps_lock = 2, scroll_lock = 4 };

inline constexpr std::uint8_t says_device[] = {18,   1,    0x00, 0x02, 0, 0, 0, 64,  // USB 2.0, 64 bytes a transaction
                                               0x09, 0x12, 0x01, 0x00,               // 1209:0001, for trials
                                               0x00, 0x01, 0,    0,    0, 1};
inline constexpr std::uint8_t says_report[] = {
    0x05, 0x01, 0x09, 0x06, 0xa1, 0x01,                                                      // a keyboard
    0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0,   0x25, 1,    0x75, 1, 0x95, 8,   0x81, 2,  // eight modifiers
    0x95, 1,    0x75, 8,    0x81, 1,                                                         // a byte of nothing
    0x95, 5,    0x75, 1,    0x05, 0x08, 0x19, 1,   0x29, 5,    0x91, 2, 0x95, 1,   0x75, 3, 0x91, 1,  // five lights
    0x95, 6,    0x75, 8,    0x15, 0,    0x25, 101, 0x05, 0x07, 0x19, 0, 0x29, 101, 0x81, 0,           // six keys
    0xc0};
inline constexpr std::uint8_t says_configuration[] = {
    9,  2,    41,   0,    1,         1,        0,    0x80,
    50,  // one interface
    9,  4,    0,    0,    2,         3,        1,    1,
    0,  // for people: a keyboard
    9,  0x21, 0x11, 0x01, 0,         1,        0x22, sizeof says_report,
    0,  7,    5,    0x81, 3,         in_bytes, 0,    1,  // reports to the host
    7,  5,    0x01, 3,    out_bytes, 0,        1};       // reports from it
inline constexpr descriptors tells{says_device, says_configuration, says_report};

struct key {
    std::uint8_t modifiers, usage;
    friend bool operator==(const key&, const key&) = default;
};
inline constexpr std::uint8_t shift = 2, caps_lock_key = 0x39;

/// Nothing: no key of this layout makes it. Control-L is the caps lock: a terminal has no character for that.
constexpr std::optional<key> key_of(char c) noexcept {
    constexpr std::string_view plain = "1234567890\r\x1b\b\t -=[]\\#;'`,./",
                               shifted = "!@#$%^&*()\r\x1b\b\t _+{}|~:\"~<>?";
    if (c >= 'a' && c <= 'z') return key{0, static_cast<std::uint8_t>(c - 'a' + 4)};
    if (c >= 'A' && c <= 'Z') return key{shift, static_cast<std::uint8_t>(c - 'A' + 4)};
    if (c == '\f') return key{0, caps_lock_key};
    if (c == '\n') c = '\r';
    if (c == '\x7f') c = '\b';
    if (const auto at = plain.find(c); at != plain.npos) return key{0, static_cast<std::uint8_t>(0x1e + at)};
    if (const auto at = shifted.find(c); at != shifted.npos) return key{shift, static_cast<std::uint8_t>(0x1e + at)};
    return std::nullopt;
}
constexpr report pressed(key k) noexcept { return {k.modifiers, 0, k.usage}; }
inline constexpr report released{};

}  // namespace devices::keyboard
