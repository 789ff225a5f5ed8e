// How each task stands at each step of a recorded execution: goes on, waits for what and for whom, sleeps, spins, or is
// kept from its core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/report/holdings.hpp"
#include "check/report/scene.hpp"

namespace pawl::check::report {

enum class stand : std::uint8_t {
    absent,   // not created yet
    acts,     // it does this step
    ready,    // it could go on, and has a core; it is not its turn
    kept,     // it could go on, if another task left the core to it
    waits,    // for `object`, and for `peer` if somebody in particular can end it
    sleeps,   // until its time is over
    spins,    // looks at the same places again and again; nothing changes any more
    stopped,  // the machine holds it where it stands
    ended
};

/// For scripts: "waits".
const char* key_of(stand how);

/// A task stands like this after each step from `from` up to, without, `to`. Steps are counted from 0 as they stand in
/// the recording.
struct stay {
    stand how = stand::absent;
    std::size_t from = 0;
    std::size_t to = 0;
    wire::operation_kind operation = wire::operation_kind::none;  // what it is about to do, or waits in
    std::uint64_t object = 0;
    int peer = -1;
    std::size_t next = 0;  // its next step: what it is about to do; the number of steps if it does no more
};

/// For each task its stays, without gaps, from the first step to the last.
std::vector<std::vector<stay>> standings_of(const scene& seen, const std::vector<holding>& locks);

/// How a task stands once `step` is done.
const stay& stay_at(const std::vector<stay>& stays, std::size_t step);

}  // namespace pawl::check::report
