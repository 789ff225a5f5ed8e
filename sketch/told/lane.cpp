#include "sketch/told/lane.hpp"

#include <algorithm>
#include <map>

namespace pawl::sketch {
namespace {

// Those in [first, last) last until `end`: as one, with what lasted longest.
change as_one(const std::vector<change>& all, std::size_t first, std::size_t last, std::int64_t end) {
    std::map<std::int32_t, std::int64_t> lasted;
    change one{all[first].at_ns, all[first].value, 0};
    for (std::size_t i = first; i < last; ++i) {
        one.changes += all[i].changes;
        lasted[all[i].value] += (i + 1 < last ? all[i + 1].at_ns : end) - all[i].at_ns;
    }
    const auto longest = std::ranges::max_element(lasted, {}, [](const auto& entry) { return entry.second; });
    one.value = longest->first;
    return one;
}

}  // namespace

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
    for (std::size_t first = 0; first < changes_.size();) {
        const std::int64_t stretch = changes_[first].at_ns / resolution_ns_;
        std::size_t last = first;
        while (last + 1 < changes_.size() && changes_[last + 1].at_ns / resolution_ns_ == stretch) ++last;
        if (last > first) kept.push_back(as_one(changes_, first, last, changes_[last].at_ns));
        kept.push_back(changes_[last]);
        first = last + 1;
    }
    changes_ = std::move(kept);
}

}  // namespace pawl::sketch
