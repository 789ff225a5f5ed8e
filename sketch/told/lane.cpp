#include "sketch/told/lane.hpp"

#include <algorithm>
#include <functional>

namespace pawl::sketch {
namespace {

constexpr std::size_t most_shares = 8;

}  // namespace

// Those in [first, last) last until `end`: as one, with what lasted longest, and what else there was.
change lane::as_one(std::size_t first, std::size_t last, std::int64_t end,
                    std::map<std::int64_t, shares>& crowds) const {
    std::map<std::int32_t, std::int64_t> lasted;
    change one{changes_[first].at_ns, changes_[first].value, 0};
    for (std::size_t i = first; i < last; ++i) {
        one.changes += changes_[i].changes;
        const auto crowd = changes_[i].changes > 1 ? crowds_.find(changes_[i].at_ns) : crowds_.end();
        if (crowd == crowds_.end())
            lasted[changes_[i].value] += (i + 1 < last ? changes_[i + 1].at_ns : end) - changes_[i].at_ns;
        else
            for (const auto& [value, time] : crowd->second) lasted[value] += time;
    }
    shares all(lasted.begin(), lasted.end());
    std::ranges::stable_sort(all, std::greater{}, [](const auto& share) { return share.second; });
    if (all.size() > most_shares) all.resize(most_shares);
    one.value = all.front().first;
    crowds[one.at_ns] = std::move(all);
    return one;
}

void lane::set(std::int64_t at_ns, std::int32_t value) {
    if (!changes_.empty()) at_ns = std::max(at_ns, changes_.back().at_ns);
    if (!changes_.empty() && changes_.back().at_ns == at_ns && changes_.back().changes == 1) {
        changes_.pop_back();
        if (!changes_.empty() && changes_.back().value == value && changes_.back().changes == 1) return;
    } else if (!changes_.empty() && changes_.back().value == value && changes_.back().changes == 1) {
        return;
    }
    changes_.push_back({at_ns, value});
    if (changes_.size() > most_) thin_out();
}

// The last change of each stretch stays what it is: its value goes on into the next stretch.
void lane::thin_out() {
    const std::int64_t span = changes_.back().at_ns - changes_.front().at_ns + 1;
    const auto stretches = static_cast<std::int64_t>(std::max<std::size_t>(most_ / 4, 1));
    resolution_ns_ = std::max(resolution_ns_ * 2, (span + stretches - 1) / stretches);
    std::vector<change> kept;
    std::map<std::int64_t, shares> crowds;
    for (std::size_t first = 0; first < changes_.size();) {
        const std::int64_t stretch = changes_[first].at_ns / resolution_ns_;
        std::size_t last = first;
        while (last + 1 < changes_.size() && changes_[last + 1].at_ns / resolution_ns_ == stretch) ++last;
        if (last > first) kept.push_back(as_one(first, last, changes_[last].at_ns, crowds));
        kept.push_back(changes_[last]);
        if (const auto crowd = crowds_.find(changes_[last].at_ns); crowd != crowds_.end()) crowds.insert(*crowd);
        first = last + 1;
    }
    changes_ = std::move(kept);
    crowds_ = std::move(crowds);
}

}  // namespace pawl::sketch
