// Two executions that fail in the same way, perhaps at another step and with another one of several equal tasks.
#pragma once

#include <cstring>

#include "check/wire/finding.hpp"

namespace pawl::check::supervise {

inline bool same_finding(const wire::finding& a, const wire::finding& b) {
    if (a.kind != b.kind) return false;
    switch (a.kind) {
        case wire::finding_kind::deadlock: return a.cycle_length == b.cycle_length;
        case wire::finding_kind::exit_status: return a.exit_status == b.exit_status;
        case wire::finding_kind::signal: return a.detail_signal == b.detail_signal && a.pc == b.pc;
        default: return a.pc == b.pc && std::strncmp(a.text, b.text, sizeof a.text) == 0;
    }
}

}  // namespace pawl::check::supervise
