// Which plain accesses race? Those become schedule points: everything between two schedule points of a task is one
// step, which is right only for memory that no other task touches unsynchronised.
// Happens-before by epochs (Flanagan, Freund: FastTrack, 2009), per 8-byte word with a byte mask.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"

namespace pawl::check::machine {

/// One plain access. Returns true if it races with an earlier one of this execution; `other_pc` is then that one's.
bool access_races(task& t, std::uint64_t address, unsigned size, bool write, std::uint64_t pc, std::uint64_t& other_pc);

/// Memory that is given anew (malloc) has no history.
void forget_accesses(std::uint64_t address, std::uint64_t size);

void reset_races();

}  // namespace pawl::check::machine
