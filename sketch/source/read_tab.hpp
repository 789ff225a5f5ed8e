// A source file as text.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "sketch/source/tab.hpp"

namespace pawl::sketch {

/// The error says what is wrong with the file: it cannot be read, or is no text.
std::expected<tab, std::string> read_tab(const std::filesystem::path& file);

}  // namespace pawl::sketch
