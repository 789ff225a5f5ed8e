// One thing that changes over time: who has a core, how a task stands, the level of a pin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace pawl::sketch {

/// From `at_ns` until the next change. More than one change: so many that lay close together stand for one, with the
/// value that lasted longest.
struct change {
    std::int64_t at_ns;
    std::int32_t value;
    std::uint32_t changes = 1;

    bool operator==(const change&) const = default;
};

class lane {
public:
    explicit lane(std::size_t most = usual_most) : most_(most) {}

    /// In the order of time. A value that it has already is no change; of two at the same time the last one counts.
    void set(std::int64_t at_ns, std::int32_t value);

    const std::vector<change>& changes() const { return changes_; }
    bool empty() const { return changes_.empty(); }
    /// Of those that stand for many, by their time: which values there were, and for how long. The longest come first.
    using shares = std::vector<std::pair<std::int32_t, std::int64_t>>;
    const std::map<std::int64_t, shares>& crowds() const { return crowds_; }
    /// Changes closer together than this are drawn as one; 0: each is there.
    std::int64_t resolution_ns() const { return resolution_ns_; }

    static constexpr std::size_t usual_most = 60'000;

private:
    void thin_out();
    change as_one(std::size_t first, std::size_t last, std::int64_t end, std::map<std::int64_t, shares>& crowds) const;

    std::size_t most_;
    std::int64_t resolution_ns_ = 0;
    std::vector<change> changes_;
    std::map<std::int64_t, shares> crowds_;
};

}  // namespace pawl::sketch
