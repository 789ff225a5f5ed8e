// Queue sets: one wait for several queues and semaphores.
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/queue.hpp"

using namespace pawl::sketch;

namespace {

queue& set_at(void* handle) {
    queue& set = queue_at(handle, "a call on a queue set");
    assert_that(set.kind == queue_kind::set, "a handle that is no queue set's", handle);
    return set;
}

}  // namespace

PAWL_KERNEL_CALL void* pawl_set_create(std::uint32_t length) {
    assert_that(length > 0, "uxEventQueueLength > 0");
    return make_queue(queue_kind::set, length, sizeof(void*), 0, true, "queue set");
}

PAWL_KERNEL_CALL int pawl_set_add(void* member, void* handle) {
    queue& q = queue_at(member, "xQueueAddToSet");
    queue& set = set_at(handle);
    const operation op = service_step(service::set_select, &q);
    const bool possible = !q.in_set && q.count == 0;
    if (possible) q.in_set = &set;
    the_computer.done(op);
    return possible;
}

PAWL_KERNEL_CALL int pawl_set_remove(void* member, void* handle) {
    queue& q = queue_at(member, "xQueueRemoveFromSet");
    queue& set = set_at(handle);
    const operation op = service_step(service::set_select, &q);
    const bool possible = q.in_set == &set && q.count == 0;
    if (possible) q.in_set = nullptr;
    the_computer.done(op);
    return possible;
}

PAWL_KERNEL_CALL void* pawl_set_select(void* handle, std::uint64_t ticks) {
    queue& set = set_at(handle);
    void* member = nullptr;
    if (in_interrupt()) return pawl_queue_receive_from_isr(&set, &member, nullptr, 0) ? member : nullptr;
    return pawl_queue_receive(&set, &member, ticks, 0) ? member : nullptr;
}
