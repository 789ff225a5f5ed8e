// pawl run: what the board tells the command while it runs. Nothing is told while schedules are searched.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/machine/operation.hpp"
#include "check/wire/board.hpp"
#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// Everything, not only the serial lines, is wanted.
bool tells_all();
void tell(check::wire::board_event what, const void* bytes = nullptr, std::size_t size = 0);

void tell_priority(const task_block& t);
void tell_wait(const task_block& t, const check::machine::operation& wait);
void tell_task(const task_block& t);
void tell_end(const task_block& t);

}  // namespace pawl::sketch
