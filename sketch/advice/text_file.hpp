// A source as lines, and what a change of it looks like.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pawl::sketch {

using text_lines = std::vector<std::string>;

/// Without the ends of lines. Empty where it cannot be read.
text_lines read_lines(const std::filesystem::path& file);
std::string joined(const text_lines& lines);

/// A unified diff with three lines of context; empty if nothing differs.
std::string unified_diff(const std::string& name, const text_lines& before, const text_lines& after);

}  // namespace pawl::sketch
