// Schedules drawn at random: numbered executions of one sequence, by one way of drawing or by all in turn. An execution
// depends on its number and not on those before it, so that workers can share a sequence.
#pragma once

#include "check/explore/partial_order_sampling.hpp"
#include "check/explore/pct.hpp"
#include "check/explore/selective_walk.hpp"
#include "check/explore/strategy.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::explore {

class sampling final : public strategy {
public:
    void begin(const wire::order& order);

    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override {
        return now_->pick(depth, open, chooser);
    }
    pending_touch* touches() override { return now_->touches(); }
    bool advance() override;

    /// Of the execution that is running or was the last; 0: one that only counts events.
    std::uint64_t number() const { return number_; }
    /// The next one's.
    std::uint64_t next_number() const { return number_ == 0 ? first_ : number_ + 1; }
    /// PCT's n.
    std::uint32_t contenders() const { return pct_.contenders(); }

private:
    void go_to(std::uint64_t number);

    wire::sampler_kind kind_ = wire::sampler_kind::random_walk;
    std::uint64_t number_ = 1, first_ = 1;
    std::uint32_t depth_ = 3;
    strategy* now_ = &walk_;
    random_walk walk_;
    pct pct_;
    partial_order_sampling partial_order_;
    selective_walk selective_;
};

}  // namespace pawl::check::explore
