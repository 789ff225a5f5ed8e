// What comes from outside: stimuli of a script, alarms of hardware timers.
#pragma once

#include <cstdint>

namespace pawl::sketch {

/// When the next thing happens by itself, as the computer's clock counts; no_deadline: nothing will.
std::int64_t next_from_outside();
/// Lets all come whose time has come. True: something did.
bool let_outside_come();
/// An interrupt whose time has come, by the computer's number; -1: none.
int interrupt_due();
void interrupt_taken(int source);

}  // namespace pawl::sketch
