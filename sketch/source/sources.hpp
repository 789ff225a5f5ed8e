// The files that a program is made of, as far as they stand beside each other.
#pragma once

#include <deque>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sketch/source/tab.hpp"
#include "sketch/source/token.hpp"

namespace pawl::sketch {

struct known_sources {
    std::deque<tab> files;  // what the tokens point into
    std::vector<std::vector<token>> tokens;

    /// Whether any of the files defines a function of that name.
    bool define(std::string_view name) const;
};

/// The files, and the headers that they include from beside them by "name.h". What cannot be read is left to the
/// compiler.
known_sources read_sources(const std::vector<std::filesystem::path>& files);

}  // namespace pawl::sketch
