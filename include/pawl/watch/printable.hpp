// Names in text that people read, on a terminal maybe.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/text_writer.hpp>

#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT::watch {

/// A name is whatever somebody has set: control characters become \x1b and the like.
inline void write_printable(text_writer& to, std::string_view name) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (byte >= 0x20 && byte != 0x7f)
            to << name.substr(i, 1);
        else
            to << "\\x" << digits.substr(byte >> 4, 1) << digits.substr(byte & 0xf, 1);
    }
}
[[nodiscard]] inline std::string printable(std::string_view name) {
    std::string result;
    text_writer to{result};
    write_printable(to, name);
    return result;
}

/// kind "name"; or: kind without a name.
inline void write_kind_and_name(text_writer& to, std::string_view kind, const char* name) {
    to << kind;
    if (!name || !*name) {
        to << " without a name";
        return;
    }
    to << " \"";
    write_printable(to, name);
    to << '"';
}

}  // namespace pawl::inline PAWL_PORT::watch
