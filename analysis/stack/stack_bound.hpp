// The worst case of every stack of an image.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "analysis/stack/call_graph.hpp"
#include "analysis/stack/starts.hpp"

namespace pawl::analysis {

/// What one start adds to a stack.
struct stack_part {
    std::string name;
    std::int32_t frame = 0;  ///< what the core pushed before, and what a switch adds
    deepest_way down;
    std::optional<int> priority;
    bool counts = true;  ///< another one of its priority is deeper: only one of them is under way
};

struct stack_of {
    std::string name;
    std::vector<stack_part> parts;
    std::int32_t bytes = 0;         ///< of those that count
    std::optional<int> room{};      ///< how large it is
    address begin = 0;              ///< where it is, of a thread's whose object is declared
    std::int32_t kept = 0;          ///< at its upper end; among the bytes
    [[nodiscard]] bool fits() const noexcept { return !room || bytes <= *room; }
};

struct stack_bounds {
    std::vector<stack_of> stacks;
    std::size_t functions = 0, confirmed = 0;
};

/// The error names what cannot be bounded, and where.
std::expected<stack_bounds, std::string> bounds_of(const image& in, const declared_map& declared, const frame_sizes& sizes);

}  // namespace pawl::analysis
