// What a task of the program under check can do that another task may notice. The runtime inside the program writes
// these, the report reads them: both sides must agree, so the list stands in wire/.
#pragma once

#include <cstdint>

namespace pawl::check::wire {

enum class operation_kind : std::uint8_t {
    none,
    // memory
    load,  // atomic, volatile, or a plain access known to race
    store,
    exchange,
    compare_exchange,  // outcome 1: stored, 0: only read
    fetch_modify,      // fetch_add and its family
    fence,
    // tasks
    task_create,
    task_begin,
    task_end,
    join,
    detach,
    cancel,
    yield,
    sleep,
    read_clock,
    set_priority,
    // locks
    mutex_lock,
    mutex_try_lock,
    mutex_unlock,
    reader_lock,
    reader_try_lock,
    writer_lock,
    writer_try_lock,
    rw_unlock,
    spin_lock,
    spin_try_lock,
    spin_unlock,
    // waiting and waking
    condition_wait,  // gives the mutex up and waits
    condition_wake,  // takes the mutex again after the wait
    condition_signal,
    condition_broadcast,
    semaphore_wait,
    semaphore_try_wait,
    semaphore_post,
    barrier_wait,
    once_enter,  // pthread_once, std::call_once, the guard of a local static
    once_leave,
    futex_wait,
    futex_wake,
    futex_requeue,
    futex_lock,
    futex_unlock,
    service,       // a call of a real-time kernel: `size` says which, wire/service.hpp
    service_wait,  // waits inside one
    // the rest
    object_init,
    object_destroy,
    choose,  // check::choose
    interrupt_begin,
    interrupt_end,
    interrupt_wait,
    output,  // bytes written to standard output or error
    process_exit,
    memory_free,  // of a block that another task uses unordered with it
    task_stop,    // freeze mode: from here on the task does nothing
    call_begin,   // check::history: of a call that is written down
    history_read,
    file_look,    // `object`: 1 + the descriptor that is read from, if any
    file_change,  // likewise
    descriptor,  // a call on pipes, sockets and the like: `size` says which, wire/descriptor_call.hpp
    kinds
};

}  // namespace pawl::check::wire
