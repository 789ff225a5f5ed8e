// Critical sections, interrupts switched off, the scheduler suspended.
#include "check/machine/sync_object.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/delays.hpp"
#include "sketch/kernel/switches.hpp"

namespace pawl::sketch {
namespace {

using check::machine::task;

// The lock of a core's critical section, where other cores may want it too: portMUX_TYPE.
struct core_lock {
    std::uint32_t owner;  // task's number plus one; 0: free
    std::uint32_t depth;
};

bool lock_is_free(const operation& op, const task& t) {
    const auto& lock = *reinterpret_cast<const core_lock*>(op.object);
    return lock.owner == 0 || lock.owner == t.id + 1;
}
int owner_of_lock(const operation& op) {
    return static_cast<int>(reinterpret_cast<const core_lock*>(op.object)->owner) - 1;
}
constexpr check::machine::wait_rule lock_rule{lock_is_free, owner_of_lock};

void mask(task& me, bool on) {
    if (!me.interrupt) the_computer.mask_interrupts(on);
    me.keeps_others_off += on ? 1u : ~0u;
}

// On one core sections come one after the other, whatever lock they name.
check::machine::sync_object& the_only_core() {
    return check::machine::object_at(&kernel(), check::machine::object_class::spin);
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void pawl_critical_enter(void* of_core) {
    require_simulation();
    task& me = pawl::check::machine::current_task();
    mask(me, true);
    if (kernel().board.cores < 2) pawl::check::machine::acquire_from(me, the_only_core());
    if (!of_core || kernel().board.cores < 2) return;
    auto& lock = *static_cast<core_lock*>(of_core);
    will_write(of_core, sizeof lock);
    operation op = described(service::critical_enter, of_core);
    op.rule = &lock_rule;
    op.keeps_core = true;  // it spins with interrupts off
    the_computer.perform(op);
    lock.owner = me.id + 1;
    ++lock.depth;
    pawl::check::machine::acquire_from(
        me, pawl::check::machine::object_at(of_core, pawl::check::machine::object_class::spin));
    the_computer.done(op);
}

PAWL_KERNEL_CALL void pawl_critical_leave(void* of_core) {
    task& me = pawl::check::machine::current_task();
    if (of_core && kernel().board.cores >= 2) {
        auto& lock = *static_cast<core_lock*>(of_core);
        will_write(of_core, sizeof lock);
        assert_that(lock.owner == me.id + 1, "leaves a critical section that it is not in", of_core);
        const operation op = service_step(service::critical_leave, of_core);
        if (--lock.depth == 0) lock.owner = 0;
        pawl::check::machine::release_to(
            me, pawl::check::machine::object_at(of_core, pawl::check::machine::object_class::spin));
        the_computer.done(op);
    }
    assert_that(me.keeps_others_off > 0, "leaves a critical section that it is not in", of_core);
    if (kernel().board.cores < 2) pawl::check::machine::release_to(me, the_only_core());
    mask(me, false);
    give_way();
}

PAWL_KERNEL_CALL void pawl_board_interrupts(int on) {
    task& me = pawl::check::machine::current_task();
    if (me.interrupt) return;
    // noInterrupts() twice is once.
    const bool off_now = me.interrupts_masked > 0;
    if (on ? off_now : !off_now) mask(me, !on);
    if (on) give_way();
}

PAWL_KERNEL_CALL void pawl_scheduler_suspend() {
    refuse_in_interrupt("vTaskSuspendAll");
    const operation op = service_step(service::scheduler_suspend, &kernel());
    the_computer.done(op);
    ++kernel().scheduler_suspended;
    ++current().scheduler_suspended;
    ++pawl::check::machine::current_task().keeps_others_off;
}

PAWL_KERNEL_CALL int pawl_scheduler_resume() {
    assert_that(current().scheduler_suspended > 0, "uxSchedulerSuspended: xTaskResumeAll without vTaskSuspendAll");
    const operation op = service_step(service::scheduler_resume, &kernel());
    --kernel().scheduler_suspended;
    --current().scheduler_suspended;
    --pawl::check::machine::current_task().keeps_others_off;
    notice_woken_tasks();
    the_computer.done(op);
    const bool others = !the_computer.runs_on_a_core(pawl::check::machine::current_task());
    give_way();
    return others;
}
