#include "check/weak/strong_order.hpp"

namespace pawl::check::weak {

std::uint32_t strong_order::add(task& who, const vector_clock& earlier, bool fence) {
    any_ = true;
    if (by_task_.size() <= who.id) by_task_.resize(who.id + 1);
    node fresh{};
    fresh.before.assign(earlier);
    close(fresh.before);
    fresh.epoch = who.clock.of(who.id);
    fresh.fence = fence;
    if (fence) fresh.knew.assign(who.clock);
    const std::uint32_t number = by_task_[who.id].size() + 1;
    fresh.before.raise(who.id, number);
    by_task_[who.id].push_back(fresh);
    who.clock.raise_strong(who.id, number);
    return number;
}

// One round is enough: what stands before an event is closed itself.
void strong_order::close(vector_clock& events) const {
    for (std::uint32_t t = 0; t < events.size && t < by_task_.size(); ++t)
        if (const std::uint32_t number = events.of(t)) events.join(by_task_[t][number - 1].before);
}

void strong_order::fences_before(const vector_clock& at, const vector_clock* more, vector_clock& to) const {
    for (std::uint32_t t = 0; t < by_task_.size(); ++t)
        for (std::uint32_t i = by_task_[t].size(); i-- > 0;) {
            const node& one = by_task_[t][i];
            if (!one.fence || (at.of(t) < one.epoch && (!more || more->of(t) < one.epoch))) continue;
            to.raise(t, i + 1);
            break;
        }
}

void strong_order::put_before(const vector_clock& sources, strong_event target) {
    for (std::uint32_t t = 0; t < by_task_.size(); ++t)
        for (node& one : by_task_[t])
            if (one.before.of(target.task) >= target.number) one.before.join(sources);
}

}  // namespace pawl::check::weak
