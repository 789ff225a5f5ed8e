// Tasks that keep interrupts away for a while; interrupts that come as soon as nobody does; and who waits for one.
#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

bool one_has_come(const operation& op, const task&) { return the_computer.interrupts_begun() != op.value_before; }
const wait_rule for_an_interrupt{one_has_come, nullptr};

}  // namespace

// To mask is a step, so that interrupts may come before it, and between two parts that are masked. To take that back is
// none: what comes then comes before the task's next step.
void computer::mask_interrupts(bool off) {
    task& me = *current_;
    if (off) {
        if (me.interrupts_masked == 0) announce(wire::operation_kind::none);
        if (me.interrupts_masked == 0 && order_->real_time)
            me.masked_at = call_site::of(static_cast<const std::uint64_t*>(__builtin_frame_address(0)));
        ++me.interrupts_masked;
        masks_in_use_ = true;
        // Whether an interrupt may come depends on more than its core: the reduced search is told to look.
        if (order_->reduced && on().kind == wire::machine_kind::free) cores_matter_ = true;
    } else if (me.interrupts_masked > 0) {
        --me.interrupts_masked;
        // One that is due comes here.
        if (me.interrupts_masked == 0 && any_due()) announce(wire::operation_kind::none);
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

bool computer::kept_away(const interrupt_source& source, const task* chooser) const {
    if (source.off) return true;
    if (active_interrupts_ > 0)
        for (const task* t : alive_)
            if (t->interrupt && t->core == source.core && t->base_priority >= source.priority) return true;
    return masked(source, chooser);
}

bool computer::any_due() const {
    for (const interrupt_source& source : interrupts_)
        if (source.due && !source.off) return true;
    return false;
}

bool computer::collect_due(const task* chooser) {
    std::size_t first = interrupts_.size();
    for (std::size_t i = 0; i < interrupts_.size(); ++i) {
        if (!interrupts_[i].due || interrupts_[i].off) continue;
        if (first == interrupts_.size() || interrupts_[i].priority > interrupts_[first].priority) first = i;
    }
    // Where the most urgent one is kept away, all are.
    if (first == interrupts_.size() || kept_away(interrupts_[first], chooser)) return false;
    open_.add({static_cast<std::uint16_t>(first), wire::choice_kind::interrupt, 0});
    return true;
}

// A processor that sleeps with its interrupts off wakes when one is pending and runs it when they are on again. Nothing
// happens between the two, so here it runs first. With interrupts on, one that comes just before the sleep is slept over.
void computer::wait_for_interrupt() {
    task& me = *current_;
    if (me.interrupts_masked == 0) announce(wire::operation_kind::none);
    const std::uint32_t masked = me.interrupts_masked;
    me.interrupts_masked = 0;
    operation op;
    op.kind = wire::operation_kind::interrupt_wait;
    op.rule = &for_an_interrupt;
    op.value_before = interrupts_begun_;
    perform(op);
    me.interrupts_masked = masked;
    done(op);
}

}  // namespace pawl::check::machine
