#include "check/explore/partial_order_sampling.hpp"

namespace pawl::check::explore {

void partial_order_sampling::begin(std::uint64_t seed) {
    seed_ = seed;
    go_to(0);
}

void partial_order_sampling::go_to(std::uint64_t number) {
    number_ = number;
    random_.begin(seed_, number);
    for (std::uint32_t& draws : draws_) draws = 0;
    last_ = {};
    last_actor_ = most_actors;
}

bool partial_order_sampling::advance() {
    go_to(number_ + 1);
    return true;
}

// Tasks in the lower half, their time-outs and the interrupts in the upper.
std::size_t partial_order_sampling::actor(const wire::choice& who) {
    const std::size_t half = most_actors / 2;
    return who.value % half + (who.kind == wire::choice_kind::task ? 0 : half);
}

std::size_t partial_order_sampling::pick(std::size_t depth, const candidates& open, std::uint16_t) {
    if (open.at[0].kind == wire::choice_kind::data) return random_.named(~std::uint64_t{depth}) % open.count;
    std::size_t best = 0;
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < open.count; ++i) {
        const std::size_t who = actor(open.at[i]);
        const bool races = last_.object != 0 && touches_[i].object == last_.object &&
                           (touches_[i].writes || last_.writes) && who != last_actor_;
        if (races) ++draws_[who];
        const std::uint64_t own = random_.named((std::uint64_t{draws_[who]} << 16) + who);
        if (i == 0 || own > most) best = i, most = own;
    }
    last_ = touches_[best];
    last_actor_ = actor(open.at[best]);
    ++draws_[last_actor_];  // its next event is another one
    return best;
}

}  // namespace pawl::check::explore
