// Which plain accesses race? Those become schedule points: everything between two schedule points of a task is one
// step, which is right only for memory that no other task touches unsynchronised.
// Happens-before by epochs (Flanagan, Freund: FastTrack, 2009), per 8-byte word with a byte mask.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"

namespace pawl::check::machine {

/// How an access came about. Atomic and volatile ones are schedule points already and do not race with each other, but
/// they race with plain ones.
enum class access_kind : std::uint8_t { read, write, atomic_read, atomic_write };

/// One access of the current execution. `found` is called with the place of each plain access that races: this one or
/// an earlier one.
void note_access(task& t, std::uint64_t address, unsigned size, access_kind kind, std::uint64_t pc,
                 void (*found)(std::uint64_t pc));

/// Memory that is given anew (malloc) has no history.
void forget_accesses(std::uint64_t address, std::uint64_t size);

void reset_races();

}  // namespace pawl::check::machine
