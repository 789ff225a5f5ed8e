// The map of an image's memory for people.
#pragma once

#include <string>

#include "analysis/layout/memory_map.hpp"

namespace pawl::analysis {

/// all: each object and function as well, by address.
std::string map_text(const memory_map& of, bool all);
/// Two columns, flash and RAM, each part as high as it is large; a title on each says its name.
std::string map_svg(const memory_map& of);

}  // namespace pawl::analysis
