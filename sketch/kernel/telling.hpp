// pawl run: what the board tells the command while it runs. Nothing is told while schedules are searched.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/machine/operation.hpp"
#include "check/wire/board.hpp"
#include "sketch/include/pawl_sketch/board_calls.h"
#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// Everything, not only the serial lines, is wanted.
bool tells_all();
void tell(check::wire::board_event what, const void* bytes = nullptr, std::size_t size = 0);

/// `from`: who lends it; null where that is nobody in particular.
void tell_priority(const task_block& t, const task_block* from = nullptr);
/// The task cannot go on: it stands before this operation.
void tell_wait(check::machine::task& t, const check::machine::operation& wait);
void tell_ready(const check::machine::task& t);
void tell_task(const task_block& t);
void tell_end(const task_block& t);
void tell_board(const pawl_board_profile& board);
void tell_interrupt(const check::machine::task& handler);
void tell_interrupt_end();

}  // namespace pawl::sketch
