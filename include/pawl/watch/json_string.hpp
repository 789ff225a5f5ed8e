// Any bytes as a JSON string.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/text_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pawl::inline PAWL_PORT::watch {

namespace detail {
/// How many bytes a character of UTF-8 takes that stands at the beginning; 0: none does. A task's name is cut after 15
/// bytes, wherever that is.
[[nodiscard]] inline std::size_t character_at(std::string_view text) noexcept {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t size = first >= 0xc2 && first < 0xe0   ? 2
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xf0 && first < 0xf5 ? 4
                                                             : 0;
    if (size == 0 || text.size() < size) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    // Longer than necessary, a half of a pair, or beyond the last one.
    if (first == 0xe0 && byte(1) < 0xa0) return 0;
    if (first == 0xed && byte(1) >= 0xa0) return 0;
    if (first == 0xf0 && byte(1) < 0x90) return 0;
    if (first == 0xf4 && byte(1) >= 0x90) return 0;
    return size;
}
}  // namespace detail

/// With its quotation marks. What is not UTF-8 becomes U+FFFD.
inline void write_json_string(text_writer& to, std::string_view text) {
    to << '"';
    while (!text.empty()) {
        const std::size_t size = detail::character_at(text);
        const char c = text.front();
        if (size == 0) {
            to << "\\ufffd";
        } else if (c == '"' || c == '\\') {
            to << '\\' << c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            to << "\\u00" << digits[static_cast<unsigned char>(c) >> 4] << digits[c & 0xf];
        } else {
            to << text.substr(0, size);
        }
        text.remove_prefix(size == 0 ? 1 : size);
    }
    to << '"';
}

}  // namespace pawl::inline PAWL_PORT::watch
