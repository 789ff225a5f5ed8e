// Where the song is that the build made.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace tablet {

/// Beside the program, wherever that was moved to.
inline std::string song_that_ships() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return (program.parent_path() / "song.wav").string();
}

}  // namespace tablet
