// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: A randomized scheduler with
// probabilistic guarantees of finding bugs, ASPLOS 2010). Every contender has a random priority, and the highest that can
// go on does; at d-1 random steps the one that is about to go on falls below all others. With n contenders and at most k
// steps, each execution meets a bug of depth d with probability at least 1 / (n k^(d-1)).
//
// Contenders are tasks, and also time-outs and interrupts: each is an event that comes at an unknown time.
#pragma once

#include "check/explore/random_numbers.hpp"
#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

class pct final : public strategy {
public:
    static constexpr std::uint32_t most_depth = 16;

    /// `depth`: d, from 1. `steps`: k.
    void begin(std::uint64_t seed, std::uint32_t depth, std::uint64_t steps);
    /// The next execution is the one of this number.
    void go_to(std::uint64_t number) { go_to(number, depth_); }
    /// The same with another d.
    void go_to(std::uint64_t number, std::uint32_t depth);

    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    bool advance() override;

    /// Distinct contenders of all executions: n.
    std::uint32_t contenders() const { return contenders_; }

private:
    std::uint64_t priority(const wire::choice& who) const;
    std::size_t highest(const candidates& open) const;
    void remember(const candidates& open);

    struct fallen {
        wire::choice who;
        std::uint32_t to;
    };

    random_numbers random_;
    std::uint64_t seed_ = 0, number_ = 0, steps_ = 1;
    std::uint32_t depth_ = 3, changes_ = 0, fallen_ = 0;
    std::uint64_t change_at_[most_depth] = {};
    fallen falls_[most_depth] = {};
    std::uint32_t contenders_ = 0;
    std::uint64_t seen_[3][1024] = {};  // a bit for each value that a choice can have
};

}  // namespace pawl::check::explore
