// A paused search, outside the session in which it ran: to go on later, elsewhere, or in two halves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "check/supervise/kept_state.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

class stored_search {
public:
    /// As it stands in the session, between two executions.
    static stored_search from(const wire::session& session);
    void put_into(wire::session& session) const;

    /// Gives about half of what is left away, the later half; nullopt if it cannot be shared.
    std::optional<stored_search> split();

    /// What lies below the first `depth` points of its path, as a search that needs to know of no other; this keeps what is
    /// left above. nullopt: nothing lies below.
    std::optional<stored_search> below(std::uint32_t depth);
    /// Nothing is left.
    bool over() const { return nodes_.empty() && reduced_.empty(); }
    std::size_t depth() const { return reduced_.empty() ? nodes_.size() : reduced_.nodes().size(); }
    /// How many ways lead on from this point of its path.
    std::size_t ways_at(std::uint32_t point) const {
        return reduced_.empty() ? nodes_[point].alternatives : reduced_.nodes()[point].count;
    }

    std::size_t bytes() const { return sizeof *this + nodes_.size() * sizeof(wire::search_node) + reduced_.bytes(); }

    /// For the file in which an interrupted search is kept.
    const std::vector<wire::search_node>& nodes() const { return nodes_; }
    std::uint64_t executions() const { return executions_; }
    bool pruned_by_bound() const { return pruned_by_bound_; }
    const kept_reduced_state& reduced() const { return reduced_; }
    stored_search(std::vector<wire::search_node> nodes, std::uint64_t executions, bool pruned_by_bound,
                  kept_reduced_state reduced = {})
        : nodes_(std::move(nodes)),
          executions_(executions),
          pruned_by_bound_(pruned_by_bound),
          reduced_(std::move(reduced)) {}

private:
    std::vector<wire::search_node> nodes_;
    std::uint64_t executions_ = 0;
    bool pruned_by_bound_ = false;
    kept_reduced_state reduced_;  // of a reduced search
};

}  // namespace pawl::check::supervise
