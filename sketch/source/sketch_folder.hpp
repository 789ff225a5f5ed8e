// Which files belong to a sketch.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace pawl::sketch {

struct sketch_folder {
    std::string name;                            // blink
    std::vector<std::filesystem::path> tabs;     // blink.ino first, then the others by name; absolute
    std::vector<std::filesystem::path> sources;  // C and C++ files that are compiled beside it
};

/// By its name: .ino or .pde.
bool is_tab(const std::filesystem::path& file);

/// `given`: blink.ino, or a folder blink with blink.ino in it. Where folder and file have one name, as the Arduino tools
/// demand it, the folder's other tabs and sources belong to the sketch; otherwise the file stands alone.
std::expected<sketch_folder, std::string> find_sketch(const std::filesystem::path& given);

/// The sketch that has `file` as one of its further tabs; empty if there is none.
std::filesystem::path sketch_around(const std::filesystem::path& file);

}  // namespace pawl::sketch
