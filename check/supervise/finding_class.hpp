// What a finding means for the verdict.
#pragma once

#include <cstdint>
#include <limits>

#include "check/wire/finding.hpp"

namespace pawl::check::supervise {

/// In the place of a finding's task: whichever it is.
inline constexpr std::int16_t any_task = std::numeric_limits<std::int16_t>::min();

/// The program does something wrong: the search ends here, once it is confirmed.
inline bool is_wrong(wire::finding_kind kind) {
    switch (kind) {
        case wire::finding_kind::deadlock:
        case wire::finding_kind::stuck:
        case wire::finding_kind::promise:
        case wire::finding_kind::assertion:
        case wire::finding_kind::signal:
        case wire::finding_kind::exception:
        case wire::finding_kind::misuse:
        case wire::finding_kind::stack_overflow:
        case wire::finding_kind::inversion:
        case wire::finding_kind::starvation:
        case wire::finding_kind::deadline:
        case wire::finding_kind::use_after_free:
        case wire::finding_kind::double_free:
        case wire::finding_kind::race:  // an answer carries these two only where an option makes them errors
        case wire::finding_kind::leak:
        case wire::finding_kind::exit_status: return true;
        default: return false;
    }
}

/// This machine could not be explored to its end.
inline bool is_inconclusive(wire::finding_kind kind) {
    switch (kind) {
        case wire::finding_kind::unsupported:
        case wire::finding_kind::endless_loop:
        case wire::finding_kind::too_long:
        case wire::finding_kind::nondeterminism: return true;
        default: return false;
    }
}

}  // namespace pawl::check::supervise
