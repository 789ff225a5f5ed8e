// A sketch, or another program for a board, as files and flags for a C++ compiler.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pawl::sketch {

struct wanted {
    std::vector<std::filesystem::path> files;    // sketches: .ino, folders
    std::vector<std::filesystem::path> sources;  // C and C++
    std::vector<std::string> flags;              // the user's own
    std::filesystem::path include;               // the folder where sketches find Arduino.h
};

struct prepared {
    std::string name;                            // of the program: blink
    std::filesystem::path main_tab;              // blink.ino
    std::string text;                            // the tabs as one C++ source; empty: there are none
    std::vector<std::filesystem::path> sources;  // to compile with it, that by which the board starts among them
    std::vector<std::string> flags;              // for all of them; before the user's own
    std::vector<std::string> cxx_flags;          // for C++ alone
    std::string board;                           // "ESP32, it uses hw_timer_t"
};

/// The files are one sketch, or tabs of one. The error is what to print.
std::expected<prepared, std::string> prepare_sketch(const wanted& what);

/// Sources alone; in the result only what is to be added. Nothing where they include neither FreeRTOS nor Arduino, or have
/// a FreeRTOS of their own.
std::optional<prepared> prepare_sources(const wanted& what);

}  // namespace pawl::sketch
