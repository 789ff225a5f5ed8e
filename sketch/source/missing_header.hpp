// A library that nobody simulates: said in one line.
#pragma once

#include <filesystem>
#include <string>

namespace pawl::sketch {

/// What a compiler said, or instead a sentence where it missed a header; `include` holds those that there are.
std::string explained(const std::string& output, const std::filesystem::path& include);

}  // namespace pawl::sketch
