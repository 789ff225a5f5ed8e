// Which branches of #if, #else ... a place stands in: what is there exists only where all of them are taken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::sketch {

struct branch {
    std::size_t group;   // index into conditionals
    std::size_t number;  // 0: behind #if itself
    bool operator==(const branch&) const = default;
};
using branch_path = std::vector<branch>;

/// One #if with all that belongs to it.
struct conditional {
    std::size_t begin = 0, end = 0;  // from the #if's offset to behind the #endif
    std::vector<std::string> lines;  // #if ..., #elif ..., #else
    branch_path around;              // where the #if itself stands
    bool never = false;              // the branch that is being read is the one of #if 0
};

/// Whoever stands at `inner` also stands at `outer`.
bool begins_with(const branch_path& inner, const branch_path& outer);

/// A text that exists only where `inner` does, for a place that stands at `outer`.
std::string within_branches(const std::string& text, const branch_path& inner, const branch_path& outer,
                            const std::vector<conditional>& groups);

}  // namespace pawl::sketch
