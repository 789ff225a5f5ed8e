// Event groups.
#include "check/machine/sync_object.hpp"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/handles.hpp"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/object_memory.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {
namespace {

constexpr std::uint32_t magic = 0x45764772, group_bytes = 28;
enum flag : std::uint32_t { all_of_them = 1, clears = 2 };

struct event_group {
    std::uint32_t magic;
    std::uint32_t bits;
    std::uint32_t heap_bytes;
    wait_list waiters;
};

event_group& group_at(void* handle, const char* call) {
    require_handle(handle, call);
    auto& g = *static_cast<event_group*>(handle);
    assert_that(g.magic == magic, "a handle that is no event group's", handle);
    return g;
}

// The top byte is the kernel's own; with 16-bit ticks 8 bits are left.
void require_bits(std::uint32_t bits) {
    const std::uint32_t own = kernel().board.tick_bits == 16 ? 0xffffff00u : 0xff000000u;
    assert_that((bits & own) == 0, "(uxBits & eventEVENT_BITS_CONTROL_BYTES) == 0");
}

bool fulfilled(std::uint32_t bits, std::uint32_t wanted, bool all) {
    return all ? (bits & wanted) == wanted : (bits & wanted) != 0;
}

check::machine::sync_object& object_of(event_group& g) {
    return check::machine::object_at(&g, check::machine::object_class::semaphore);
}

// All that were set at that moment, before those who were woken cleared theirs. Who was woken runs once the caller gives way.
std::uint32_t set_bits(event_group& g, std::uint32_t bits) {
    operation op = service_step(service::event_set, &g);
    check::machine::release_to(check::machine::current_task(), object_of(g));
    g.bits |= bits;
    ++object_of(g).version;
    std::uint32_t to_clear = 0;
    for (waiter* w = g.waiters.first; w;) {
        waiter* next = w->next;
        if (fulfilled(g.bits, w->wants, w->flags & all_of_them)) {
            if (w->flags & clears) to_clear |= w->wants;
            w->got = g.bits;
            g.waiters.wake(*w);
        }
        w = next;
    }
    const std::uint32_t all = g.bits;
    g.bits &= ~to_clear;
    the_computer.done(op);
    return all;
}

std::uint32_t clear_bits(event_group& g, std::uint32_t bits) {
    const operation op = service_step(service::event_clear, &g);
    const std::uint32_t before = g.bits;
    g.bits &= ~bits;
    ++object_of(g).version;
    the_computer.done(op);
    return before;
}

// Carried out by the timer task.
void set_later(void* handle, std::uint32_t bits) {
    set_bits(group_at(handle, "xEventGroupSetBitsFromISR"), bits);
    give_way();
}
void clear_later(void* handle, std::uint32_t bits) {
    clear_bits(group_at(handle, "xEventGroupClearBitsFromISR"), bits);
}

std::uint32_t wait_for_bits(event_group& g, service which, std::uint32_t wanted, std::uint32_t flags,
                            std::int64_t deadline) {
    waiter self{};
    self.wants = wanted;
    self.flags = flags;
    operation wait = waiting(which, &g);
    const wait_end how = block(g.waiters, self, wait, deadline);
    wait.outcome = how == wait_end::woken ? 1 : 2;
    the_computer.done(wait);
    check::machine::acquire_from(check::machine::current_task(), object_of(g));
    if (how == wait_end::woken && self.got != 0) return self.got;
    const std::uint32_t bits = g.bits;
    if (fulfilled(bits, wanted, flags & all_of_them) && (flags & clears)) g.bits &= ~wanted;
    return bits;
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_event_group_create(int from_heap) {
    require_simulation();
    const std::uint32_t bytes = from_heap ? group_bytes : 0;
    the_computer.announce(operation_kind::object_init);
    if (!take_heap(bytes)) return nullptr;
    event_group* g = &new_object<event_group>();
    g->magic = magic;
    g->heap_bytes = bytes;
    note_handle(g, sizeof *g, "event group");
    return g;
}

PAWL_KERNEL_CALL void pawl_event_group_delete(void* handle) {
    event_group& g = group_at(handle, "vEventGroupDelete");
    const operation op = service_step(service::event_clear, &g);
    // Those that wait are woken and see no bits.
    g.bits = 0;
    g.waiters.wake_all();
    g.magic = 0;
    give_heap(g.heap_bytes);
    the_computer.done(op);
    give_way();
}

PAWL_KERNEL_CALL std::uint32_t pawl_event_group_set(void* handle, std::uint32_t bits) {
    refuse_in_interrupt("xEventGroupSetBits");
    require_bits(bits);
    event_group& g = group_at(handle, "xEventGroupSetBits");
    set_bits(g, bits);
    give_way();
    return g.bits;  // a task that was woken may have changed them
}
// How many tasks the bits wake is not known beforehand, and an interrupt must be short: the timer task does it.
PAWL_KERNEL_CALL int pawl_event_group_set_from_isr(void* handle, std::uint32_t bits, int* woken) {
    require_bits(bits);
    group_at(handle, "xEventGroupSetBitsFromISR");
    return pawl_timer_pend(set_later, handle, bits, 0, woken);
}
PAWL_KERNEL_CALL int pawl_event_group_clear_from_isr(void* handle, std::uint32_t bits) {
    require_bits(bits);
    group_at(handle, "xEventGroupClearBitsFromISR");
    return pawl_timer_pend(clear_later, handle, bits, 0, nullptr);
}
PAWL_KERNEL_CALL std::uint32_t pawl_event_group_clear(void* handle, std::uint32_t bits) {
    refuse_in_interrupt("xEventGroupClearBits");
    event_group& g = group_at(handle, "xEventGroupClearBits");
    require_bits(bits);
    return clear_bits(g, bits);
}
PAWL_KERNEL_CALL std::uint32_t pawl_event_group_get(void* handle) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    event_group& g = group_at(handle, "xEventGroupGetBits");
    operation op = service_step(service::event_wait, &g);
    op.target = &object_of(g);
    the_computer.done(op, frame);
    return g.bits;
}

PAWL_KERNEL_CALL std::uint32_t pawl_event_group_wait(void* handle, std::uint32_t wanted, int clear, int all,
                                                     std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    refuse_in_interrupt("xEventGroupWaitBits");
    event_group& g = group_at(handle, "xEventGroupWaitBits");
    refuse_time_while_suspended(ticks, "xEventGroupWaitBits");
    require_bits(wanted);
    assert_that(wanted != 0, "uxBitsToWaitFor != 0", &g);
    operation op = service_step(service::event_wait, &g);
    op.target = &object_of(g);
    const std::uint32_t bits = g.bits;
    const bool there = fulfilled(bits, wanted, all);
    op.outcome = there;
    if (there && clear) g.bits &= ~wanted;
    if (there) pawl::check::machine::acquire_from(pawl::check::machine::current_task(), object_of(g));
    the_computer.done(op, there || ticks > 0 ? nullptr : frame);
    if (there || ticks == 0) return bits;
    require_may_block("xEventGroupWaitBits");
    return wait_for_bits(g, service::event_wait, wanted, (all ? all_of_them : 0u) | (clear ? clears : 0u),
                         deadline_after_ticks(ticks));
}

PAWL_KERNEL_CALL std::uint32_t pawl_event_group_sync(void* handle, std::uint32_t sets, std::uint32_t wanted,
                                                     std::uint64_t ticks) {
    refuse_in_interrupt("xEventGroupSync");
    event_group& g = group_at(handle, "xEventGroupSync");
    refuse_time_while_suspended(ticks, "xEventGroupSync");
    require_bits(sets | wanted);
    // What others set before this step counts; until it waits below nobody comes in between.
    const std::uint32_t all = set_bits(g, sets);
    if ((all & wanted) == wanted) {
        // The last one to come: all others have been woken.
        g.bits &= ~wanted;
        pawl::check::machine::acquire_from(pawl::check::machine::current_task(), object_of(g));
        give_way();
        return all;
    }
    if (ticks == 0) {
        give_way();
        return g.bits;
    }
    require_may_block("xEventGroupSync");
    return wait_for_bits(g, service::event_sync, wanted, all_of_them | clears, deadline_after_ticks(ticks));
}
