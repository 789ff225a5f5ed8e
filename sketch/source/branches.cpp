#include "sketch/source/branches.hpp"

#include <algorithm>

namespace pawl::sketch {

bool begins_with(const branch_path& inner, const branch_path& outer) {
    return outer.size() <= inner.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

std::string within_branches(const std::string& text, const branch_path& inner, const branch_path& outer,
                            const std::vector<conditional>& groups) {
    std::string result = text;
    for (std::size_t level = inner.size(); level-- > outer.size();) {
        const conditional& group = groups[inner[level].group];
        std::string before;
        for (std::size_t i = 0; i <= inner[level].number; ++i) before += group.lines[i] + "\n";
        result = before + result + "#endif\n";
    }
    return result;
}

}  // namespace pawl::sketch
