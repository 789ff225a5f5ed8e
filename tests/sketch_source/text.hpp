// What the sketch's room makes of a text, for tests.
#pragma once

#include <string>
#include <vector>

namespace pawl::sketch {

/// The C++ for a sketch of one tab, sketch.ino.
std::string prepared_text(const std::string& sketch);

/// The prototypes in it, in order, without their semicolons.
std::vector<std::string> prototypes_in(const std::string& sketch);

/// The line of the prepared text, counted from 1, that holds `words`; 0 if none does.
std::size_t line_with(const std::string& prepared, const std::string& words);

}  // namespace pawl::sketch
