// A sketch's tabs as one C++ text that a compiler takes.
#pragma once

#include <string>
#include <vector>

#include "sketch/source/joined_tabs.hpp"
#include "sketch/source/outline.hpp"

namespace pawl::sketch {

/// Arduino.h in front, prototypes, and marks by which messages and debug information name the user's files and lines.
/// `sketch` is the outline of the same tabs.
std::string text_of(const joined_tabs& tabs, const outline& sketch);

}  // namespace pawl::sketch
