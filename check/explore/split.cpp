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

std::uint32_t split(std::span<wire::reduced_node> node, std::span<wire::alternative> at, wire::reduced_node* into_node,
                    wire::alternative* into_at) {
    const auto open = [](const wire::alternative& one) {
        return one.wanted && !one.done && !one.asleep && !one.elsewhere;
    };
    for (std::uint32_t depth = 0; depth < node.size(); ++depth) {
        const wire::reduced_node& last = node[depth];
        std::uint16_t next = last.count;
        for (std::uint16_t i = last.count; i-- > 0;)
            if (i != last.taken && open(at[last.first + i])) next = i;
        if (next == last.count) continue;
        for (std::uint32_t i = 0; i <= depth; ++i) into_node[i] = node[i];
        for (std::uint32_t i = 0; i < last.first + last.count + last.sleepers; ++i) {
            into_at[i] = at[i];
            const bool above = i < last.first;
            if (above && at[i].wanted) into_at[i].elsewhere = true;
            if (!above && i < std::uint32_t{last.first} + last.count && i != last.first + last.taken && open(at[i]))
                at[i].elsewhere = true;
        }
        // What the first half is at there, it will finish: the second half need not look at it again. At the last point
        // that is still to be begun, and nobody knows yet what it touches.
        (depth + 1 < node.size() ? into_at[last.first + last.taken].done : into_at[last.first + last.taken].elsewhere) =
            true;
        into_node[depth].taken = next;
        return depth + 1;
    }
    return 0;
}

}  // namespace pawl::check::explore
