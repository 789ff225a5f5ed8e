#include "check/explore/cut.hpp"

namespace pawl::check::explore {

void want_all(reduced_path path, std::uint32_t depth) {
    for (std::uint32_t d = 0; d < depth && d < path.node.size(); ++d)
        for (std::uint16_t i = 0; i < path.node[d].count; ++i) path.at[path.node[d].first + i].wanted = true;
}

bool has_another_way(reduced_path path, std::uint32_t point, bool known) {
    const wire::reduced_node& node = path.node[point];
    for (std::uint16_t i = 0; i < node.count; ++i) {
        const wire::alternative& other = path.at[node.first + i];
        if (i == node.taken || other.done || other.asleep || other.elsewhere) continue;
        if (other.wanted || !known) return true;
    }
    return false;
}

void leave_above(reduced_path path, std::uint32_t depth) {
    for (std::uint32_t d = 0; d < depth && d < path.node.size(); ++d) {
        const wire::reduced_node& node = path.node[d];
        for (std::uint16_t i = 0; i < node.count; ++i)
            if (i != node.taken && !path.at[node.first + i].done) path.at[node.first + i].elsewhere = true;
    }
}

void leave_above(std::span<wire::search_node> path, std::uint32_t depth) {
    for (std::uint32_t d = 0; d < depth && d < path.size(); ++d)
        path[d].alternatives = static_cast<std::uint16_t>(path[d].index + 1);
}

std::uint32_t go_on(reduced_path path) {
    for (std::size_t depth = path.node.size(); depth > 0; --depth) {
        wire::reduced_node& last = path.node[depth - 1];
        path.at[last.first + last.taken].done = true;
        for (std::uint16_t i = 0; i < last.count; ++i) {
            const wire::alternative& next = path.at[last.first + i];
            if (!next.wanted || next.done || next.asleep || next.elsewhere) continue;
            last.taken = i;
            return static_cast<std::uint32_t>(depth);
        }
    }
    return 0;
}

std::uint32_t go_on(std::span<wire::search_node> path) {
    for (std::size_t depth = path.size(); depth > 0; --depth) {
        wire::search_node& last = path[depth - 1];
        if (++last.index < last.alternatives) return static_cast<std::uint32_t>(depth);
    }
    return 0;
}

}  // namespace pawl::check::explore
