// What all calls of the kernel share.
#pragma once

#include "check/machine/computer.hpp"
#include "check/wire/service.hpp"
#include "sketch/kernel/state.hpp"

#define PAWL_KERNEL_CALL extern "C" __attribute__((visibility("default"), noinline))

namespace pawl::sketch {

using check::machine::operation;
using check::machine::the_computer;
using check::wire::operation_kind;
using check::wire::service;

/// The board is switched on, by the task that runs; nobody takes its core before the scheduler runs.
void begin_kernel(const pawl_board_profile& board);

/// Objects made by static constructors: those must run inside the simulation, anew in each execution.
void require_simulation();

/// The kernel writes into the program's memory.
void will_write(void* to, std::size_t size);

/// An operation of the kernel on an object, and its step.
operation service_step(service which, const void* object);
inline operation described(service which, const void* object) {
    operation op;
    op.kind = operation_kind::service;
    op.size = static_cast<std::uint8_t>(which);
    op.object = reinterpret_cast<std::uint64_t>(object);
    return op;
}
/// The second half of a call that waits.
operation waiting(service which, const void* object);

/// configASSERT: the board stops here. Says which condition did not hold, in the sketch's terms.
[[noreturn]] void stop_at_assert(const char* condition, const void* object = nullptr, int other_task = -1);
inline void assert_that(bool holds, const char* condition, const void* object = nullptr, int other_task = -1) {
    if (!holds) stop_at_assert(condition, object, other_task);
}

/// May the current task wait here? Stops at an interrupt, a critical section, a suspended scheduler, before the start.
void require_may_block(const char* call);
/// May a call be given a time to wait here? Not while the scheduler is suspended, even if it need not wait.
void refuse_time_while_suspended(std::uint64_t ticks, const char* call);
/// A handle that is null, or leads to no object of the kernel, stops the board.
void require_handle(const void* handle, const char* call);
/// A call that interrupts must not make.
void refuse_in_interrupt(const char* call);

/// Lets a task run that outranks this one by now. What comes behind it comes later.
void give_way();

}  // namespace pawl::sketch
