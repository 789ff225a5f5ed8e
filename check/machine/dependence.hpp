// Which operations commute. This is the dependence table that the reduction of the search relies on; docs/reduction.md
// says it in words. An operation waits for nothing, or until a condition holds at a place: who could not have gone
// before an event cannot be moved before it.
#pragma once

#include <cstdint>

#include "check/machine/operation.hpp"
#include "check/wire/footprint.hpp"

namespace pawl::check::machine {

/// What may hold of a place, and be waited for.
namespace condition {
inline constexpr std::uint8_t free_to_write = 1, free_to_share = 2, ended = 4;
/// Of a channel of bytes or of messages: there is something to read, or room.
inline constexpr std::uint8_t to_read = 8, to_write = 16;
}

wire::touched_place object_place(std::uint64_t address, wire::touch how, std::uint8_t needs = 0,
                                 std::uint8_t was_ready = 0);
wire::touched_place task_place(std::uint32_t task, wire::touch how, std::uint8_t needs = 0);
wire::touched_place core_place(int core, wire::touch how);
wire::touched_place clock_place(wire::touch how);
/// That this task was woken: whoever wakes it writes there, and it goes on after that and nothing else.
wire::touched_place wake_place(std::int32_t task, wire::touch how);
/// Whatever the program's files hold, and how they are named.
wire::touched_place files_place(wire::touch how);
wire::touched_place task_table();
/// That calls of a history began or returned: many may begin, or return, in any order, but whether one had returned when
/// another began is what somebody will ask. A return touches the bit of its task (modulo 8), a beginning those of all.
inline constexpr int all_tasks = -1;
wire::touched_place history_place(std::uint64_t address, int task, wire::touch how);
/// Adds the words of memory from `address` on.
void add_memory(wire::footprint& to, std::uint64_t address, unsigned size, wire::touch how);

/// Adds what an operation touches when it takes effect. Before it has, whatever it might touch.
void add_operation(wire::footprint& to, const operation& op, bool taken_effect);

}  // namespace pawl::check::machine
