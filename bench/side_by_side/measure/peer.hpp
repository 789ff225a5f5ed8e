// A peer of a comparison: its name, and a function for each column that it can fill.
#pragma once

#include <string_view>
#include <vector>

namespace bench {

struct column {
    std::string_view name;
    double (*measure)();
};

struct peer {
    std::string_view name;
    std::vector<column> columns;
};

/// Objects in the peers' files enter themselves before main.
inline std::vector<peer>& peers() {
    static std::vector<peer> all;
    return all;
}

/// Enters a peer; those that are measured through a common class do so by a function of their own.
struct measured {
    measured(std::string_view name, std::vector<column> columns) { peers().push_back({name, std::move(columns)}); }
};

}  // namespace bench
