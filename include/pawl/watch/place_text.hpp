// A place in the program, as text.
#pragma once

#include <pawl/watch/call_site.hpp>
#include <pawl/watch/text_writer.hpp>

#include <array>
#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstdint>
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

/// Text in a room of so many bytes; what has no place any more is left out. A byte is kept for an end.
class text_in_room {
public:
    explicit text_in_room(std::span<char> room) noexcept : room_{room} {}
    text_in_room& operator<<(std::string_view text) noexcept {
        used_ += text.copy(room_.data() + used_, room_.size() - 1 - used_);
        return *this;
    }
    text_in_room& operator<<(std::uintmax_t number) noexcept { return write(number, 10); }
    text_in_room& hexadecimal(std::uintmax_t number) noexcept { return *this << "0x", write(number, 16); }
    [[nodiscard]] std::string_view text() const noexcept { return {room_.data(), used_}; }

private:
    text_in_room& write(std::uintmax_t number, int base) noexcept {
        std::array<char, 24> digits;
        return *this << std::string_view{digits.data(),
                                         std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr};
    }
    std::span<char> room_;
    std::size_t used_ = 0;
};

/// "play+0x108c": what `addr2line -e play 0x108c` wants.
inline void write_code(text_in_room& to, const void* code) noexcept {
    const port::module_place place = port::module_of(code);
    if (place.name.empty())
        to.hexadecimal(reinterpret_cast<std::uintptr_t>(code));
    else
        (to << place.name << "+").hexadecimal(place.offset);
}

/// "play.cpp:41"; or the address, where nobody can say more. Within room; allocates nothing, unless the line_finder does.
[[nodiscard]] inline std::string_view write_place(const call_site& at, std::span<char> room) noexcept {
    const std::string_view path = at.where.file_name();
    text_in_room to{room};
    if (!path.empty() && belongs_to_the_program(path)) {
        to << file_of(path) << ":" << at.where.line();
    } else if (const find_line find = line_finder.load(std::memory_order_acquire);
               find && find(at.code.data(), at.code.size(), room.data(), room.size())) {
        return room.data();
    } else if (!at.code[0]) {
        return "an unknown place";
    } else {
        write_code(to, at.code[0]);
        to << ", called from ";
        write_code(to, at.code[1]);
    }
    return to.text();
}
inline void write_place(text_writer& to, const call_site& at) {
    std::array<char, port::longest_place> room;
    to << write_place(at, room);
}
[[nodiscard]] inline std::string place_text(const call_site& at) {
    std::array<char, port::longest_place> room;
    return std::string{write_place(at, room)};
}

}  // namespace pawl::inline PAWL_PORT::watch
