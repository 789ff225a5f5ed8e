#include "check/build/fingerprint.hpp"

#include <array>
#include <fstream>
#include <system_error>

namespace pawl::check::build {

namespace fs = std::filesystem;

void fingerprint::bytes(std::string_view text) {
    constexpr wide prime = (wide{1} << 88) | 0x13b;
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * prime;
}

// The length goes in too, so that "ab", "c" and "a", "bc" differ.
fingerprint& fingerprint::add(std::string_view text) {
    bytes(text);
    const std::uint64_t length = text.size();
    bytes({reinterpret_cast<const char*>(&length), sizeof length});
    return *this;
}

fingerprint& fingerprint::add_contents(const fs::path& file) { return add(file.native()).add_bytes_of(file); }

fingerprint& fingerprint::add_bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::array<char, 65536> buffer;
    std::uint64_t length = 0;
    while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
        bytes({buffer.data(), static_cast<std::size_t>(in.gcount())});
        length += static_cast<std::uint64_t>(in.gcount());
    }
    bytes({reinterpret_cast<const char*>(&length), sizeof length});
    return *this;
}

fingerprint& fingerprint::add_state(const fs::path& file) {
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    const auto changed = missing ? 0 : fs::last_write_time(file, missing).time_since_epoch().count();
    return add(file.native()).add(missing ? "missing" : std::to_string(size) + " " + std::to_string(changed));
}

std::string fingerprint::text() const {
    constexpr char digits[] = "0123456789abcdef";
    std::string result;
    for (int shift = 124; shift >= 0; shift -= 4) result += digits[static_cast<unsigned>(value_ >> shift) & 15];
    return result;
}

}  // namespace pawl::check::build
