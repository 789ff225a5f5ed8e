// Brute force: every state that a program can reach on a machine, and every end among them.
#pragma once

#include <set>
#include <string>

#include "machine.hpp"
#include "program.hpp"

namespace oracle {

/// Nothing can happen any more, and a task that spins keeps another that spins from its core: deadlock or not, that
/// depends on whether the other one has looked often enough to be known for it.
inline constexpr const char* standstill_of_spinners = "standstill";

struct enumeration {
    std::set<std::string> ends;  // "ok 0 | a0=1 b0=0", "deadlock | a0=1" ...
    double executions = 0;       // paths; spinning looks are not counted
    bool too_large = false;      // given up
};

enumeration enumerate(const program& p, const machine& on, std::size_t most_states = 400'000);

}  // namespace oracle
