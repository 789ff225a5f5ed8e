// A reduced search laid aside, without the room that it does not use.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "check/explore/cut.hpp"
#include "check/wire/schedule.hpp"

namespace pawl::check::supervise {

class kept_reduced_state {
public:
    void take(const wire::reduced_state& from) {
        node_.assign(from.node, from.node + from.depth);
        at_.assign(from.at, from.at + from.alternatives_in_use);
        out_of_memory_ = from.out_of_memory;
    }
    void put(wire::reduced_state& to) const {
        std::copy(node_.begin(), node_.end(), to.node);
        std::copy(at_.begin(), at_.end(), to.at);
        to.depth = static_cast<std::uint32_t>(node_.size());
        to.alternatives_in_use = static_cast<std::uint32_t>(at_.size());
        to.out_of_memory = out_of_memory_;
    }

    bool empty() const { return node_.empty(); }

    /// Gives what is left above some point away, and keeps what lies below it: the first point where something is known
    /// to be left, or else could be.
    std::optional<kept_reduced_state> split() {
        for (const bool known : {true, false})
            for (std::uint32_t point = 0; point + 1 < node_.size(); ++point) {
                if (!explore::has_another_way({node_, at_}, point, known)) continue;
                kept_reduced_state above = *this;
                *this = *above.below(point + 1);
                return above;
            }
        return std::nullopt;
    }

    /// What lies below the first `depth` points; this keeps what is left above, where everything is wanted (explore/cut.hpp).
    std::optional<kept_reduced_state> below(std::uint32_t depth) {
        explore::want_all({node_, at_}, depth);
        if (node_.size() <= depth) return std::nullopt;
        kept_reduced_state rest = *this;
        explore::leave_above({rest.node_, rest.at_}, depth);
        shorten_to(depth);
        shorten_to(explore::go_on({node_, at_}));
        return rest;
    }

    std::size_t bytes() const {
        return node_.size() * sizeof(wire::reduced_node) + at_.size() * sizeof(wire::alternative);
    }

    /// For the file in which an interrupted search is kept.
    const std::vector<wire::reduced_node>& nodes() const { return node_; }
    const std::vector<wire::alternative>& alternatives() const { return at_; }
    bool out_of_memory() const { return out_of_memory_; }
    kept_reduced_state() = default;
    kept_reduced_state(std::vector<wire::reduced_node> node, std::vector<wire::alternative> at, bool out_of_memory)
        : node_(std::move(node)), at_(std::move(at)), out_of_memory_(out_of_memory) {}

private:
    void shorten_to(std::uint32_t depth) {
        node_.resize(depth);
        at_.resize(explore::alternatives_of(node_));
    }

    std::vector<wire::reduced_node> node_;
    std::vector<wire::alternative> at_;
    bool out_of_memory_ = false;
};

}  // namespace pawl::check::supervise
