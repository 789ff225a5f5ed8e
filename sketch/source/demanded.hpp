// What every sketch must have.
#pragma once

#include <string>

#include "sketch/source/outline.hpp"
#include "sketch/source/sketch_folder.hpp"
#include "sketch/source/sources.hpp"

namespace pawl::sketch {

/// What is missing, setup() or loop(), as a sentence; empty where both are there, in the tabs or in other sources.
std::string missing_from(const sketch_folder& sketch, const outline& tabs, const known_sources& all);

}  // namespace pawl::sketch
