// Names of local variables that tasks share: `ready` on main's stack, captured by a thread.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

class local_variables {
public:
    /// Knows the frames of every stack in the finding and in the recorded steps.
    local_variables(const wire::finding* what, const recording& recorded);

    /// Empty if the address is in no known frame or no variable stands there.
    std::string name_of(std::uint64_t address, symbolizer& symbols) const;

private:
    void add(const wire::stack_trace& stack);

    std::map<std::uint64_t, std::set<std::uint64_t>> places_in_frame_;  // frame address -> return addresses seen in it
};

}  // namespace pawl::check::report
