// A program of the tree as C++ source. One source holds many programs; its first argument chooses.
#pragma once

#include <span>
#include <string>

#include "program.hpp"

namespace oracle {

/// What values are called in outcomes: register 1 of task 2 is "c1".
std::string label(int text, int reg);

std::string emit(std::span<const program> all);

}  // namespace oracle
