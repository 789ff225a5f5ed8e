// A reduced search laid aside, without the room that it does not use.
#pragma once

#include <algorithm>
#include <vector>

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

private:
    std::vector<wire::reduced_node> node_;
    std::vector<wire::alternative> at_;
    bool out_of_memory_ = false;
};

}  // namespace pawl::check::supervise
