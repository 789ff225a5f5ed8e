// Where the program ran atomic operations.
#include <algorithm>

#include "check/supervise/campaign.hpp"

namespace pawl::check::supervise {

std::vector<wire::atomic_use> campaign::atomic_uses() const {
    std::vector<wire::atomic_use> all;
    for (std::size_t i = 0; i < crew_.size(); ++i) {
        const wire::atomic_uses& met = crew_.session(i).orders_met;
        const std::size_t known = all.size();
        for (std::uint32_t at = 0; at < met.count && at < wire::max_atomic_uses; ++at)
            if (std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(known), met.at[at]) ==
                all.begin() + static_cast<std::ptrdiff_t>(known))
                all.push_back(met.at[at]);
    }
    return all;
}

bool campaign::lost_atomic_uses() const {
    bool lost = false;
    for (std::size_t i = 0; i < crew_.size(); ++i) lost = lost || crew_.session(i).orders_met.lost;
    return lost;
}

}  // namespace pawl::check::supervise
