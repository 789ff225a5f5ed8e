#include "check/explore/split.hpp"

namespace pawl::check::explore {

bool split(wire::search_state& from, wire::search_state& into) {
    const std::uint32_t depth =
        from.depth < wire::max_search_depth ? from.depth : static_cast<std::uint32_t>(wire::max_search_depth);
    for (std::uint32_t at = 0; at < depth; ++at) {
        wire::search_node& node = from.node[at];
        if (node.index + 1 >= node.alternatives) continue;
        const int left = node.alternatives - node.index - 1;
        const auto kept = static_cast<std::uint16_t>(node.alternatives - (left + 1) / 2);
        for (std::uint32_t i = 0; i <= at; ++i) into.node[i] = from.node[i];
        // All points above have nothing left, so the other search ends when this one is through.
        into.node[at].index = kept;
        into.depth = at + 1;
        into.pruned_by_bound = false;
        into.executions = 0;
        node.alternatives = kept;
        return true;
    }
    return false;
}

}  // namespace pawl::check::explore
