// Selectively uniform random walk (Zhao, Wolff, Mathur, Roychoudhury: Selectively uniform concurrency testing, ASPLOS
// 2025). One object that several tasks use is drawn, and the order of the events at that object is made nearly uniform: a
// task's turn there is as likely as its share of the events that are still to come, those of tasks that it has yet to
// start included. How many there are was counted in one execution before.
#pragma once

#include "check/explore/random_numbers.hpp"
#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

class selective_walk final : public strategy {
public:
    /// The first execution counts: it is the same for every `number` that follows.
    void begin(std::uint64_t seed);
    void go_to(std::uint64_t number);

    std::size_t pick(std::size_t depth, const candidates& open, std::uint16_t chooser) override;
    pending_touch* touches() override { return touches_; }
    bool advance() override;

private:
    static constexpr std::size_t most_tasks = 4096, most_events = 1u << 15;
    static constexpr std::uint16_t nobody = 0xffff;

    struct counted {
        std::uint64_t object;
        std::uint16_t task;
    };

    void count(const wire::choice& taken, const pending_touch& touch);
    void meet(const candidates& open);
    void draw_object();
    void draw_turn();
    std::size_t pick_for_turn(const candidates& open);
    bool here(const candidates& open, std::size_t i) const {
        return open.at[i].kind == wire::choice_kind::task && touches_[i].object == object_;
    }

    random_numbers random_;
    std::uint64_t seed_ = 0, number_ = 0;
    bool counting_ = false;
    std::uint32_t events_ = 0;
    counted event_[most_events] = {};
    std::uint16_t parent_[most_tasks] = {};  // nobody: not met in the counting execution
    std::uint16_t tasks_ = 0;                // of the counting execution
    // of one execution
    std::uint64_t object_ = 0;              // 0: none is shared
    std::uint32_t whole_[most_tasks] = {};  // events at the object, those of its children included
    std::uint32_t ahead_[most_tasks] = {};  // what is left of them, without children that run already
    bool met_[most_tasks] = {};
    std::uint16_t most_met_ = 0, last_ = nobody, turn_ = nobody;
    pending_touch touches_[candidates::most] = {};
};

}  // namespace pawl::check::explore
