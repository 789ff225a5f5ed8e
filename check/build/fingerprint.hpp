// A short name for contents: equal contents, equal name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace pawl::check::build {

/// 128-bit FNV-1a (Fowler, Noll, Vo). Not against an enemy: the cache belongs to the user alone.
class fingerprint {
public:
    fingerprint& add(std::string_view text);

    /// The file's path and contents.
    fingerprint& add_contents(const std::filesystem::path& file);

    /// Its contents alone, wherever it stands.
    fingerprint& add_bytes_of(const std::filesystem::path& file);

    /// The file's path, size and time of change: enough for the hundreds of headers that a source includes.
    fingerprint& add_state(const std::filesystem::path& file);

    std::string text() const;

private:
    void bytes(std::string_view text);

    __extension__ using wide = unsigned __int128;
    wide value_ = (wide{0x6c62272e07bb0142} << 64) | 0x62b821756295c58d;
};

}  // namespace pawl::check::build
