#include "check/explore/cut.hpp"
#include "check/explore/strategy.hpp"

namespace pawl::check::explore {
namespace {

// How many alternatives the bound leaves. Those that interrupt nobody come first, so a prefix of the list is left.
std::size_t allowed(const candidates& open, std::int32_t bound, std::uint32_t spent) {
    if (bound < 0 || spent < static_cast<std::uint32_t>(bound)) return open.count;
    std::size_t n = 0;
    while (n < open.count && !open.at[n].preempts) ++n;
    return n;
}

}  // namespace

void depth_first::begin(wire::search_state& state, std::int32_t preemption_bound, bool resume) {
    state_ = &state;
    bound_ = preemption_bound;
    if (!resume) {
        state.depth = 0;
        state.pruned_by_bound = false;
        state.executions = 0;
    }
    revisit_ = state.depth ? state.depth - 1 : 0;
}

std::size_t depth_first::pick(std::size_t depth, const candidates& open, std::uint16_t) {
    if (depth >= wire::max_search_depth) return 0;
    wire::search_node& node = state_->node[depth];
    if (depth < state_->depth) {
        // The last node of the path: its index was moved on by advance().
        if (open.count != node.width || node.index >= open.count) return candidates::most;
        node.taken = open.at[node.index];
        return node.index;
    }
    std::uint32_t spent = 0;
    if (depth > 0) spent = state_->node[depth - 1].preemptions + state_->node[depth - 1].taken.preempts;
    std::size_t left = allowed(open, bound_, spent);
    // Every alternative interrupts somebody, and the budget is spent: one must be taken all the same.
    if (left == 0) left = 1;
    if (left < open.count) state_->pruned_by_bound = true;
    node = {open.at[0], 0, static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(spent),
            static_cast<std::uint16_t>(open.count)};
    state_->depth = static_cast<std::uint32_t>(depth + 1);
    return 0;
}

bool depth_first::advance() {
    ++state_->executions;
    state_->depth = go_on({state_->node, state_->depth});
    if (state_->depth == 0) return false;
    revisit_ = state_->depth - 1;
    return true;
}

}  // namespace pawl::check::explore
