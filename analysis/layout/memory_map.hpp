// What lies where in an image, and how much each part takes.
#pragma once

#include <string>
#include <vector>

#include "analysis/image/image.hpp"

namespace pawl::analysis {

/// A piece of flash or RAM.
struct map_piece {
    std::string group;  ///< "vectors", "code", "constants", "data", "stack" ...
    std::string part;   ///< whose it is: "pawl::channel", "program", "compiler's and C library"
    std::string name;   ///< of the largest in it, where it is one object
    address begin = 0;
    address bytes = 0;
};

struct memory_map {
    std::string file;
    std::vector<map_piece> flash;  ///< without holes: what no symbol names is "without a name"
    std::vector<map_piece> ram;
    address flash_bytes = 0;
    address ram_bytes = 0;  ///< up to the end of the stack
};

memory_map map_of(const image& in);

/// The pieces of one group and part added up, the largest part of a group first.
std::vector<map_piece> summed(const std::vector<map_piece>& pieces);

}  // namespace pawl::analysis
