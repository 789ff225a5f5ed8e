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
