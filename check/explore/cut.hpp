// A search in parts that need not know of one another. What is left of a reduced search is not known before all of it was
// run, so a cut shares all that could be left: at the points of the path before the cut every alternative is explored by somebody, each with those before it
// asleep. So no part ever finds that something more must be explored there, and each class of executions is met by one part
// alone (sleep sets: Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, 1996). The price are
// executions that are cut off soon, because all that could follow was explored elsewhere.
#pragma once

#include <cstdint>
#include <span>

#include "check/wire/schedule.hpp"

namespace pawl::check::explore {

/// Of a reduced search: its path, and the alternatives of all its points.
struct reduced_path {
    std::span<wire::reduced_node> node;
    std::span<wire::alternative> at;
};

/// At the first `depth` points all that can be taken is to be explored.
void want_all(reduced_path path, std::uint32_t depth);

/// Something can be taken at this point that was not, and is nobody else's; `known`: and must be.
bool has_another_way(reduced_path path, std::uint32_t point, bool known);

/// What is left at the first `depth` points is somebody else's.
void leave_above(reduced_path path, std::uint32_t depth);
void leave_above(std::span<wire::search_node> path, std::uint32_t depth);

/// The execution that ended there is over, and so is all that lies below the path: what is next on it, as the length of
/// the path that leads there; 0 if nothing is left.
std::uint32_t go_on(reduced_path path);
std::uint32_t go_on(std::span<wire::search_node> path);

/// How many alternatives of the path so far are in use.
inline std::uint32_t alternatives_of(std::span<const wire::reduced_node> node) {
    if (node.empty()) return 0;
    const wire::reduced_node& last = node.back();
    return last.first + last.count + last.sleepers;
}

}  // namespace pawl::check::explore
