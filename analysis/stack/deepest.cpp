#include "analysis/stack/deepest.hpp"

#include <algorithm>
#include <deque>
#include <limits>

namespace pawl::analysis {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// Which circle each node belongs to; those that lie below have the smaller numbers.
std::vector<std::size_t> circles_of(const down_graph& graph) {
    std::vector<std::size_t> order(graph.size(), none), low(graph.size(), none), circle_of(graph.size(), none);
    std::vector<std::size_t> open;
    struct visit {
        std::size_t node, next;
    };
    std::size_t seen = 0, circles = 0;
    std::vector<visit> way{{0, 0}};
    while (!way.empty()) {
        auto& [node, next] = way.back();
        if (next == 0 && order[node] == none) {
            order[node] = low[node] = seen++;
            open.push_back(node);
        }
        if (next < graph[node].calls.size()) {
            const std::size_t to = graph[node].calls[next++].to;
            if (order[to] == none)
                way.push_back({to, 0});
            else if (circle_of[to] == none)
                low[node] = std::min(low[node], order[to]);
            continue;
        }
        const std::size_t done = node;
        way.pop_back();
        if (low[done] == order[done]) {
            for (std::size_t member = none; member != done;) {
                member = open.back();
                open.pop_back();
                circle_of[member] = circles;
            }
            ++circles;
        }
        if (!way.empty()) low[way.back().node] = std::min(low[way.back().node], low[done]);
    }
    return circle_of;
}

/// The shortest way from one node to another within their circle, as the steps of the circle that `first` closes.
circle closed(const down_graph& graph, const std::vector<std::size_t>& circle_of, std::size_t from, const down_edge& first) {
    std::vector<std::pair<std::size_t, address>> came(graph.size(), {none, 0});
    std::deque<std::size_t> open{first.to};
    while (!open.empty() && first.to != from) {
        const std::size_t node = open.front();
        open.pop_front();
        if (node == from) break;
        for (const down_edge& each : graph[node].calls)
            if (circle_of[each.to] == circle_of[from] && each.to != first.to && came[each.to].first == none) {
                came[each.to] = {node, each.site};
                open.push_back(each.to);
            }
    }
    circle back;
    for (std::size_t node = from; node != first.to; node = came[node].first) back.emplace_back(came[node]);
    std::ranges::reverse(back);
    back.insert(back.begin(), {from, first.site});
    return back;
}

struct best {
    std::int32_t bytes = -1;
    const down_edge* through = nullptr;  // null: its own frame is the deepest
};

}  // namespace

std::expected<deepest_steps, circle> deepest(const down_graph& graph) {
    const std::vector<std::size_t> circle_of = circles_of(graph);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < graph.size(); ++i)
        if (circle_of[i] != none) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return circle_of[i]; });

    std::vector<best> found(graph.size());
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        while (end < order.size() && circle_of[order[end]] == circle_of[order[begin]]) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t node = order[i];
            found[node] = {graph[node].own, nullptr};
            for (const down_edge& each : graph[node].calls) {
                const bool inside = circle_of[each.to] == circle_of[node];
                if (inside && each.depth > 0) return std::unexpected(closed(graph, circle_of, node, each));
                if (!inside && each.depth + found[each.to].bytes > found[node].bytes)
                    found[node] = {each.depth + found[each.to].bytes, &each};
            }
        }
        // Round the circle nothing is added: each of it goes as deep as the deepest, one step at a time.
        for (bool changed = end - begin > 1; changed;) {
            changed = false;
            for (std::size_t i = begin; i < end; ++i)
                for (const down_edge& each : graph[order[i]].calls)
                    if (circle_of[each.to] == circle_of[order[i]] && found[each.to].bytes > found[order[i]].bytes) {
                        found[order[i]] = {found[each.to].bytes, &each};
                        changed = true;
                    }
        }
    }
    deepest_steps told;
    told.bytes = found[0].bytes;
    for (std::size_t node = 0;;) {
        const down_edge* const next = found[node].through;
        told.steps.push_back({node, next == nullptr ? graph[node].own : next->depth, next == nullptr ? 0 : next->site});
        if (next == nullptr) return told;
        node = next->to;
    }
}

}  // namespace pawl::analysis
