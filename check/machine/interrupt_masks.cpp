// Tasks that keep interrupts away for a while.
#include "check/machine/computer.hpp"

namespace pawl::check::machine {

// To mask is a step, so that interrupts may come before it, and between two parts that are masked. To take that back is
// none: what comes then comes before the task's next step.
void computer::mask_interrupts(bool off) {
    task& me = *current_;
    if (off) {
        if (me.interrupts_masked == 0) announce(wire::operation_kind::none);
        ++me.interrupts_masked;
        masks_in_use_ = true;
        // Whether an interrupt may come depends on more than its core: the reduced search is told to look.
        if (order_->reduced && on().kind == wire::machine_kind::free) cores_matter_ = true;
    } else if (me.interrupts_masked > 0) {
        --me.interrupts_masked;
    }
}

// The mask belongs to the task and not to its core: where another one takes the core, interrupts come to that one.
bool computer::masked(const interrupt_source& source, const task* chooser) const {
    if (!masks_in_use_) return false;
    if (on().kind != wire::machine_kind::free) return chooser && chooser->interrupts_masked > 0;
    for (const task* t : alive_) {
        if (t->interrupts_masked == 0) continue;
        const int core = t->interrupt || t->core >= 0 ? t->core : static_cast<int>(t->id);
        if (core == source.core) return true;
    }
    return false;
}

}  // namespace pawl::check::machine
