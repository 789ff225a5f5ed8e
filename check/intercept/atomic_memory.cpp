#include "check/intercept/atomic_memory.hpp"

namespace pawl::check::intercept {

using machine::the_computer;

weak::message& choose_message(machine::operation& op, const weak::candidates& open) {
    if (open.cut) the_computer.session().search.pruned_by_bound = true;
    // It went round with what it saw: what is written becomes visible in the end.
    const bool newest = machine::current_task().window.newest;
    unsigned chosen = 0;
    if (open.count > 1 && !newest) chosen = the_computer.choose(open.count, op, true);
    weak::message& one = *open.at[chosen];
    op.spurious = open.spurious[chosen];
    if (op.spurious) weak::the_memory.failed_spuriously();
    const std::uint32_t newer = weak::memory_model::newer_than(one);
    op.newer = static_cast<std::uint8_t>(newer < 255 ? newer : 255);
    return one;
}

void pass_fence(int order) {
    machine::task& me = machine::current_task();
    if (the_computer.weak()) return weak::the_memory.fence(me, order);
    // Memory is sequentially consistent: a fence orders nothing, but it makes relaxed accesses count.
    if (weak::acquires(order)) me.clock.join(me.acquire_fence);
    if (weak::releases(order)) {
        me.release_fence.assign(me.clock);
        me.clock.raise(me.id, me.clock.of(me.id) + 1);
    }
}

}  // namespace pawl::check::intercept
