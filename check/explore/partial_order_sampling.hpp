// Partial order sampling (Yuan, Yang, Gu: Partial order aware concurrency sampling, CAV 2018). Every pending event has a
// random priority, and the highest that can happen does; events that race with it draw anew. An order of few races is
// then likely, however many other steps lie between them.
#pragma once

#include "check/explore/random_numbers.hpp"
#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

class partial_order_sampling final : public strategy {
public:
    void begin(std::uint64_t seed);
    void go_to(std::uint64_t number);

    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    pending_touch* touches() override { return touches_; }
    bool advance() override;

private:
    static constexpr std::size_t most_actors = 8192;  // more than these share their draws

    static std::size_t actor(const wire::choice& who);

    random_numbers random_;
    std::uint64_t seed_ = 0, number_ = 0;
    std::uint32_t draws_[most_actors] = {};  // how often each has drawn: once for each event, and after races
    std::size_t last_actor_ = most_actors;
    pending_touch last_{};
    pending_touch touches_[candidates::most] = {};
};

}  // namespace pawl::check::explore
