#include "check/supervise/stored_search.hpp"

#include <algorithm>
#include <memory>

#include "check/explore/cut.hpp"
#include "check/explore/split.hpp"

namespace pawl::check::supervise {
namespace {

std::vector<wire::search_node> nodes_of(const wire::search_state& state) {
    return {state.node, state.node + std::min<std::size_t>(state.depth, wire::max_search_depth)};
}

}  // namespace

stored_search stored_search::from(const wire::session& session) {
    kept_reduced_state reduced;
    if (session.current.reduced) reduced.take(session.reduced);
    return {nodes_of(session.search), session.search.executions, session.search.pruned_by_bound, std::move(reduced)};
}

void stored_search::put_into(wire::session& session) const {
    std::ranges::copy(nodes_, session.search.node);
    session.search.depth = static_cast<std::uint32_t>(nodes_.size());
    session.search.executions = executions_;
    session.search.pruned_by_bound = pruned_by_bound_;
    reduced_.put(session.reduced);
}

std::optional<stored_search> stored_search::split() {
    if (!reduced_.empty()) {
        auto half = reduced_.split();
        if (!half) return std::nullopt;
        return stored_search({}, 0, pruned_by_bound_, std::move(*half));
    }
    // Without initialisation: of the room for the longest search only the nodes in use are touched.
    const std::unique_ptr<wire::search_state> mine(new wire::search_state), other(new wire::search_state);
    std::ranges::copy(nodes_, mine->node);
    mine->depth = static_cast<std::uint32_t>(nodes_.size());
    if (!explore::split(*mine, *other)) return std::nullopt;
    nodes_ = nodes_of(*mine);
    return stored_search(nodes_of(*other), 0, false);
}

std::optional<stored_search> stored_search::below(std::uint32_t depth) {
    if (!reduced_.empty()) {
        auto rest = reduced_.below(depth);
        if (!rest) return std::nullopt;
        return stored_search({}, 0, pruned_by_bound_, std::move(*rest));
    }
    if (nodes_.size() <= depth) return std::nullopt;
    stored_search rest(nodes_, 0, pruned_by_bound_);
    explore::leave_above(rest.nodes_, depth);
    nodes_.resize(depth);
    nodes_.resize(explore::go_on(std::span(nodes_)));
    return rest;
}

}  // namespace pawl::check::supervise
