// A place in the program, as text.
#pragma once

#include <pawl/watch/call_site.hpp>

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT::watch {

/// Turns code addresses into "file:line"; set by whoever can (pawl::symbols). Returns false where it cannot. Gets the
/// addresses of a call_site, the innermost first, and names the first place that belongs to the program itself.
using find_line = bool (*)(const void* const* code, std::size_t count, char* text, std::size_t size) noexcept;
inline constinit std::atomic<find_line> line_finder{nullptr};

/// The last part of a path. Two files of one name are seldom in the same program, and paths are long.
[[nodiscard]] inline std::string_view file_of(std::string_view path) noexcept {
    return path.substr(path.rfind('/') + 1);
}

/// A line of a standard header says where std::scoped_lock is written, not where the program uses it.
[[nodiscard]] inline bool belongs_to_the_program(std::string_view path) noexcept {
    return !path.starts_with("/usr/include/c++") && !path.starts_with("/usr/lib/") &&
           path.find("/c++/v1/") == path.npos;
}

/// "play.cpp:41"; or the address, where nobody can say more.
[[nodiscard]] inline std::string place_text(const call_site& at) {
    char text[256];
    const std::string_view path = at.where.file_name();
    if (!path.empty() && belongs_to_the_program(path)) {
        const std::string_view file = file_of(path);
        return std::string{file} + ':' + std::to_string(at.where.line());
    }
    if (const find_line find = line_finder.load(std::memory_order_acquire))
        if (find(at.code.data(), at.code.size(), text, sizeof text)) return text;
    if (!at.code[0]) return "an unknown place";
    std::snprintf(text, sizeof text, "%p, called from %p", at.code[0], at.code[1]);
    return text;
}

}  // namespace pawl::inline PAWL_PORT::watch
