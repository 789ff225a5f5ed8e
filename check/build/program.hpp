// From what the user has (sources, objects, archives, or an executable) to an instrumented executable.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace pawl::check::build {

struct request {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> compile_flags;  // passed on to every compiler
    std::vector<std::string> link_flags;
};

/// A place that the instrumentation cannot see into.
struct blind_spot {
    enum class kind { inline_assembly, uninstrumented_object } what;
    std::string file;
    int line = 0;      // 0: none
    std::string text;  // the assembly's first line, or the object's name
};

struct program {
    std::filesystem::path executable;
    std::string language;    // "C", "C++", "Rust", "sketch", or "" where nothing was built
    std::string board = {};  // that it is built for, and why: "ESP32, it uses hw_timer_t"; empty: none
    std::vector<blind_spot> blind_spots;
    double seconds = 0;        // spent building, 0 if it came from the cache or was built before
    bool uses_runtime = true;  // false: an executable that was not built by pawl
};

/// Of the board that a program is built for.
inline unsigned cores_of_board(const std::string& board) { return board.find("ESP32") != std::string::npos ? 2 : 1; }

struct build_error {
    std::string message;  // the compiler's own, or one that says what to do
};

/// Builds in the cache folder; the same files with the same flags are built once.
std::expected<program, build_error> build_program(const request& wanted);

/// The cache folder: $PAWL_CACHE, else $XDG_CACHE_HOME/pawl, else ~/.cache/pawl. Created where missing.
std::expected<std::filesystem::path, build_error> cache_folder();

/// Where this command's runtime library and headers stand: beside it in a build tree, under ../lib/pawl once installed.
std::expected<std::filesystem::path, build_error> runtime_library();

}  // namespace pawl::check::build
