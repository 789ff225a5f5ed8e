// Calls of a real-time kernel, as the report names them.
#pragma once

#include <cstdint>

namespace pawl::check::wire {

enum class service : std::uint8_t {
    none,
    queue_send,
    queue_send_front,
    queue_overwrite,
    queue_receive,
    queue_peek,
    queue_reset,
    semaphore_take,
    semaphore_give,
    set_select,
    notify,
    notify_take,
    notify_wait,
    event_set,
    event_clear,
    event_wait,
    event_sync,
    stream_send,
    stream_receive,
    stream_reset,
    timer_command,
    timer_task,
    suspend,
    resume,
    task_delete,
    suspended,
    critical_enter,
    critical_leave,
    scheduler_suspend,
    scheduler_resume,
    serial_write,
    serial_read,
    pin_write,
    pin_read,
    suspended_by_another,
    ring_send,
    ring_receive,
    ring_return,
    computes,
    kinds
};

}  // namespace pawl::check::wire
