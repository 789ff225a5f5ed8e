// Signals: handlers, masks, and what tasks send to each other. Nothing arrives from outside while the program is
// simulated. A handler runs where that needs no interruption: on the task that sends to itself, or that lifts its mask.
#pragma once

#include <signal.h>

#include <cstdint>
#include <cstring>

#include "check/machine/task.hpp"

namespace pawl::check::intercept {

/// Bit n - 1 stands for signal n.
using signal_set = std::uint64_t;
inline signal_set bits_of(const sigset_t& set) {
    signal_set bits;
    std::memcpy(&bits, &set, sizeof bits);
    return bits;
}
inline void write_set(signal_set bits, sigset_t* set) {
    *set = {};
    std::memcpy(set, &bits, sizeof bits);
}

/// Sent and blocked: to this task, or to the process.
signal_set pending_signals(const machine::task& t);
/// The lowest of these that is pending, no longer so; 0 if none is.
int take_pending_signal(machine::task& t, signal_set of);

/// To the current task, by a write that nobody will read.
void send_broken_pipe();

bool has_handler(int number);
/// alarm() was accepted: SIGALRM must not come to mean anything.
void accept_alarm();
bool alarm_is_set();

void inherit_signal_mask(const machine::task& parent, const machine::task& child);
void restart_signals();

}  // namespace pawl::check::intercept
