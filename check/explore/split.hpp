// A search in two: what is left of it is shared between two workers.
#pragma once

#include <cstdint>
#include <span>

#include "check/wire/schedule.hpp"

namespace pawl::check::explore {

/// Of a depth-first search that stands between two executions. `into` gets about half of the alternatives that are left
/// at the point nearest to the beginning; all of them come after those that `from` keeps. False: there is nothing to
/// give away, and both are as they were.
bool split(wire::search_state& from, wire::search_state& into);

/// Of a reduced search, given as its nodes and their alternatives. The other half is written to `into_node` and
/// `into_at`, which have room for as many; its depth is returned, 0 if there is nothing to give away.
/// Each half takes what the other explores for explored. Both may find at a point that they share that something more
/// must be explored there: then it may be explored twice, and never not at all.
std::uint32_t split(std::span<wire::reduced_node> node, std::span<wire::alternative> at, wire::reduced_node* into_node,
                    wire::alternative* into_at);

}  // namespace pawl::check::explore
