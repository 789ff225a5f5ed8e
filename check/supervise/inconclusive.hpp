// Why an execution says nothing, in a sentence.
#pragma once

#include <cstdint>
#include <string>

#include "check/report/numbers.hpp"
#include "check/wire/finding.hpp"

namespace pawl::check::supervise {

inline std::string inconclusive_reason(const wire::finding& what, std::uint64_t steps) {
    switch (what.kind) {
        case wire::finding_kind::unsupported: return std::string(what.text) + " is not simulated";
        case wire::finding_kind::endless_loop: return "a loop that no other task can notice did not end";
        case wire::finding_kind::too_long:
            return "an execution was longer than " + report::counted(steps, "step") + " (--steps)";
        default: return what.text[0] != '\0' ? what.text : "the same schedule ran differently";
    }
}

}  // namespace pawl::check::supervise
