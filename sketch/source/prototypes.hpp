// Where the functions of a sketch are declared, so that each may be called before its definition.
#pragma once

#include <cstddef>
#include <vector>

#include "sketch/source/outline.hpp"

namespace pawl::sketch {

struct prototype {
    std::size_t before;  // the offset in front of which it goes: the beginning of a declaration or of an #if
    branch_path path;    // of that place
    const function* of;  // in the outline
};

/// In the order in which they go into the text. Each stands before the first function, or before what mentions a function
/// earlier; but behind the types and macros that it names. None for what the sketch declares itself.
std::vector<prototype> prototypes_for(const outline& sketch);

}  // namespace pawl::sketch
