// One file of a sketch, as read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pawl::sketch {

struct tab {
    std::filesystem::path file;  // absolute
    std::string text;
};

}  // namespace pawl::sketch
