// Nothing can happen any more: what does that mean?
#pragma once

#include "check/wire/finding.hpp"

namespace pawl::check::machine {
class computer;
struct task;
}  // namespace pawl::check::machine

namespace pawl::check::judge {

/// The ready task that cannot run: it is what the spinner waits for, or what it keeps from running. Null if none.
machine::task* outranked_by(machine::computer& c, const machine::task& spinner);

/// The task that spins on what an outranked one would do, and that one; both null if nobody does.
struct stuck_pair {
    machine::task* spinner = nullptr;
    machine::task* peer = nullptr;
};
stuck_pair find_stuck(machine::computer& c);

/// Decides between deadlock, stuck, promise and waits_for_peer, and states who waits for whom.
void conclude(machine::computer& c, wire::finding& out);

}  // namespace pawl::check::judge
