#include "check/explore/pct.hpp"

namespace pawl::check::explore {
namespace {

std::size_t row_of(wire::choice_kind kind) {
    return kind == wire::choice_kind::task ? 0 : kind == wire::choice_kind::expiry ? 1 : 2;
}

}  // namespace

void pct::begin(std::uint64_t seed, std::uint32_t depth, std::uint64_t steps) {
    seed_ = seed;
    depth_ = depth < 1 ? 1 : depth > most_depth ? most_depth : depth;
    steps_ = steps < 1 ? 1 : steps;
    contenders_ = 0;
    for (auto& row : seen_)
        for (std::uint64_t& word : row) word = 0;
    go_to(0);
}

void pct::go_to(std::uint64_t number, std::uint32_t depth) {
    number_ = number;
    random_.begin(seed_, number);
    changes_ = depth - 1;
    fallen_ = 0;
    for (std::uint32_t i = 0; i < changes_; ++i) change_at_[i] = random_.below(steps_);
}

bool pct::advance() {
    go_to(number_ + 1);
    return true;
}

std::uint64_t pct::priority(const wire::choice& who) const {
    for (std::uint32_t i = fallen_; i-- > 0;)
        if (falls_[i].who == who) return falls_[i].to;
    // Above all that the change points give.
    return random_.named(who.value + (row_of(who.kind) << 16)) | (std::uint64_t{1} << 63);
}

std::size_t pct::highest(const candidates& open) const {
    std::size_t best = 0;
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < open.count; ++i) {
        const std::uint64_t own = priority(open.at[i]);
        if (i == 0 || own > most) best = i, most = own;
    }
    return best;
}

void pct::remember(const candidates& open) {
    for (std::size_t i = 0; i < open.count; ++i) {
        std::uint64_t& word = seen_[row_of(open.at[i].kind)][open.at[i].value / 64];
        const std::uint64_t bit = std::uint64_t{1} << (open.at[i].value % 64);
        if ((word & bit) == 0) ++contenders_;
        word |= bit;
    }
}

std::size_t pct::pick(std::size_t depth, const candidates& open, std::uint16_t) {
    if (open.at[0].kind == wire::choice_kind::data) return random_.named(~std::uint64_t{depth}) % open.count;
    remember(open);
    std::size_t best = highest(open);
    for (std::uint32_t i = 0; i < changes_; ++i) {
        if (change_at_[i] != depth) continue;
        falls_[fallen_++] = {open.at[best], i + 1};
        best = highest(open);
    }
    return best;
}

}  // namespace pawl::check::explore
