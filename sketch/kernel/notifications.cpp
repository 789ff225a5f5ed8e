// Direct to task notifications.
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/tasks.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {
namespace {

enum action { nothing, set_bits, increment, overwrite, only_if_free };

void require_slot(std::uint32_t slot) {
    assert_that(slot < notification_slots, "uxIndexToWaitOn < configTASK_NOTIFICATION_ARRAY_ENTRIES");
}

// Its version stands for all notifications of the task: who polls for one watches it.
check::machine::sync_object& notifications_of(task_block& t) {
    return check::machine::object_at(&t, check::machine::object_class::semaphore);
}

int notify(void* handle, std::uint32_t slot, std::uint32_t value, int how, std::uint32_t* before, int* woken) {
    require_slot(slot);
    require_handle(handle, "xTaskNotify");
    task_block& t = task_given(handle);
    operation op = service_step(service::notify, &t);
    op.other_task = static_cast<std::int32_t>(t.who->id);
    check::machine::release_to(check::machine::current_task(), notifications_of(t));
    ++notifications_of(t).version;
    if (before) will_write(before, sizeof *before);
    if (before) *before = t.notified[slot];
    const notification_state was = t.notification[slot];
    int result = 1;
    switch (how) {
        case set_bits: t.notified[slot] |= value; break;
        case increment: ++t.notified[slot]; break;
        case overwrite: t.notified[slot] = value; break;
        case only_if_free:
            if (was == notification_state::received)
                result = 0;
            else
                t.notified[slot] = value;
            break;
        default: break;
    }
    t.notification[slot] = notification_state::received;
    op.outcome = static_cast<std::uint8_t>(result);
    if (was == notification_state::waiting && t.waits && t.waits->list) {
        t.waits->list->wake(*t.waits);
        if (woken && outranks_all(&t)) *woken = 1;
    }
    the_computer.done(op);
    if (!in_interrupt()) give_way();
    return result;
}

void learn(task_block& me) { check::machine::acquire_from(*me.who, notifications_of(me)); }

// Waits for a notification; false: there is none.
bool wait_for(service which, std::uint32_t slot, std::uint64_t ticks, bool (*there)(const task_block&, std::uint32_t)) {
    task_block& me = current();
    const std::int64_t deadline = deadline_after_ticks(ticks);
    static constexpr auto own = [](const operation&) -> const task_block* { return nullptr; };
    if (there(me, slot)) return true;
    if (ticks == 0) return false;
    require_may_block("waiting for a notification");
    me.notification[slot] = notification_state::waiting;
    wait_list alone{};
    waiter self{};
    operation wait = waiting(which, &me);
    const wait_end how = block(alone, self, wait, deadline, own);
    wait.outcome = how == wait_end::woken ? 1 : 2;
    the_computer.done(wait);
    // It waits once: whatever ended it, a notification without a value, a suspension, this is what is there.
    return there(me, slot);
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL int pawl_notify(void* task, std::uint32_t slot, std::uint32_t value, int how, std::uint32_t* before) {
    refuse_in_interrupt("xTaskNotify");
    return notify(task, slot, value, how, before, nullptr);
}
PAWL_KERNEL_CALL int pawl_notify_from_isr(void* task, std::uint32_t slot, std::uint32_t value, int how,
                                          std::uint32_t* before, int* woken) {
    return notify(task, slot, value, how, before, woken);
}

PAWL_KERNEL_CALL std::uint32_t pawl_notify_take(std::uint32_t slot, int clear, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("ulTaskNotifyTake");
    require_slot(slot);
    task_block& me = current();
    operation op = service_step(service::notify_take, &me);
    op.target = &notifications_of(me);
    const bool there = me.notified[slot] != 0;
    op.outcome = there;
    the_computer.done(op, there || ticks > 0 ? nullptr : frame);
    wait_for(service::notify_take, slot, ticks,
             [](const task_block& t, std::uint32_t at) { return t.notified[at] != 0; });
    learn(me);
    const std::uint32_t value = me.notified[slot];
    if (value != 0) me.notified[slot] = clear ? 0 : value - 1;
    me.notification[slot] = notification_state::none;
    return value;
}

PAWL_KERNEL_CALL int pawl_notify_wait(std::uint32_t slot, std::uint32_t clear_before, std::uint32_t clear_after,
                                      std::uint32_t* value, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("xTaskNotifyWait");
    require_slot(slot);
    task_block& me = current();
    operation op = service_step(service::notify_wait, &me);
    op.target = &notifications_of(me);
    const bool there = me.notification[slot] == notification_state::received;
    op.outcome = there;
    the_computer.done(op, there || ticks > 0 ? nullptr : frame);
    if (!there) me.notified[slot] &= ~clear_before;
    const bool came = wait_for(service::notify_wait, slot, ticks, [](const task_block& t, std::uint32_t at) {
        return t.notification[at] == notification_state::received;
    });
    learn(me);
    if (value) will_write(value, sizeof *value);
    if (value) *value = me.notified[slot];
    if (came) me.notified[slot] &= ~clear_after;
    me.notification[slot] = notification_state::none;
    return came;
}

PAWL_KERNEL_CALL int pawl_notify_clear_state(void* task, std::uint32_t slot) {
    require_slot(slot);
    task_block& t = task_given(task);
    const operation op = service_step(service::notify, &t);
    const bool was = t.notification[slot] == notification_state::received;
    if (was) t.notification[slot] = notification_state::none;
    ++notifications_of(t).version;
    the_computer.done(op);
    return was;
}
PAWL_KERNEL_CALL std::uint32_t pawl_notify_clear_value(void* task, std::uint32_t slot, std::uint32_t bits) {
    require_slot(slot);
    task_block& t = task_given(task);
    const operation op = service_step(service::notify, &t);
    const std::uint32_t was = t.notified[slot];
    t.notified[slot] &= ~bits;
    ++notifications_of(t).version;
    the_computer.done(op);
    return was;
}
