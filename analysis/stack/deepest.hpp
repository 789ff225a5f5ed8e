// The deepest way down a graph of calls. A circle that puts nothing on the stack, as coroutines that hand over to one another
// do, ends nowhere deeper; any other one is a recursion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <utility>
#include <vector>

#include "analysis/image/image.hpp"

namespace pawl::analysis {

struct down_edge {
    std::size_t to = 0;
    std::int32_t depth = 0;  ///< of the caller, at the call
    address site = 0;
};
struct down_node {
    std::int32_t own = 0;  ///< its own deepest
    std::vector<down_edge> calls{};
};
using down_graph = std::vector<down_node>;

struct down_step {
    std::size_t node = 0;
    std::int32_t bytes = 0;
    address site = 0;  ///< 0: nothing is called from here
};
struct deepest_steps {
    std::int32_t bytes = 0;
    std::vector<down_step> steps;
};

/// A circle: its nodes, each with the place where it calls the next one; the last one calls the first.
using circle = std::vector<std::pair<std::size_t, address>>;

/// From node 0. R. Tarjan, "Depth-first search and linear graph algorithms" (1972): what lies below stands ready first.
std::expected<deepest_steps, circle> deepest(const down_graph& graph);

}  // namespace pawl::analysis
