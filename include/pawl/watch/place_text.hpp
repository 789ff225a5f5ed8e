// A place in the program, as text.
#pragma once

#include <pawl/watch/call_site.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <span>
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

/// "play+0x108c": what `addr2line -e play 0x108c` wants.
inline int write_code(std::span<char> room, const void* code) noexcept {
    const port::module_place place = port::module_of(code);
    if (place.name.empty()) return std::snprintf(room.data(), room.size(), "%p", code);
    return std::snprintf(room.data(), room.size(), "%.*s+0x%llx", static_cast<int>(place.name.size()),
                         place.name.data(), static_cast<unsigned long long>(place.offset));
}

/// "play.cpp:41"; or the address, where nobody can say more. Within room; allocates nothing, unless the line_finder does.
[[nodiscard]] inline std::string_view write_place(const call_site& at, std::span<char> room) noexcept {
    const std::string_view path = at.where.file_name();
    int size = 0;
    if (!path.empty() && belongs_to_the_program(path)) {
        const std::string_view file = file_of(path);
        size = std::snprintf(room.data(), room.size(), "%.*s:%u", static_cast<int>(file.size()), file.data(),
                             static_cast<unsigned>(at.where.line()));
    } else if (const find_line find = line_finder.load(std::memory_order_acquire);
               find && find(at.code.data(), at.code.size(), room.data(), room.size())) {
        return room.data();
    } else if (!at.code[0]) {
        return "an unknown place";
    } else {
        size = write_code(room, at.code[0]);
        const std::span<char> rest = room.subspan(std::min(static_cast<std::size_t>(size), room.size() - 1));
        constexpr std::string_view then = ", called from ";
        if (rest.size() > then.size()) {
            then.copy(rest.data(), then.size());
            size += static_cast<int>(then.size()) + write_code(rest.subspan(then.size()), at.code[1]);
        }
    }
    return {room.data(), std::min(static_cast<std::size_t>(size), room.size() - 1)};
}
[[nodiscard]] inline std::string place_text(const call_site& at) {
    std::array<char, 256> room;
    return std::string{write_place(at, room)};
}

}  // namespace pawl::inline PAWL_PORT::watch
