// What the compiler itself says that functions take: the files of -fcallgraph-info=su, one an object file.
#pragma once

#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace pawl::analysis {

struct frame_sizes {
    /// By mangled name. Two object files may have compiled one function each in their own way.
    std::map<std::string, std::set<int>, std::less<>> bytes;
    /// Whose size is not known when it is compiled (alloca, arrays of variable length).
    std::set<std::string, std::less<>> unbounded;

    /// Adds a file, or several in one. The error says what it is not.
    [[nodiscard]] std::string add(std::string_view text);
};

}  // namespace pawl::analysis
