// The order of kinds where several apply: what a person must hear first. docs/verdicts.md says it in words.
//
// An execution ends with the first error in it, so that two kinds meet only at its end, among several workers, and in
// the list of warnings.
#pragma once

#include "check/wire/finding.hpp"

namespace pawl::check::wire {

inline constexpr finding_kind order_of_kinds[] = {
    // It hangs.
    finding_kind::deadlock,
    finding_kind::stuck,
    finding_kind::promise,
    // It does what no program may do.
    finding_kind::use_after_free,
    finding_kind::double_free,
    finding_kind::signal,
    finding_kind::exception,
    finding_kind::misuse,
    finding_kind::stack_overflow,
    // It does what this program must not do.
    finding_kind::assertion,
    finding_kind::deadline,
    finding_kind::inversion,
    finding_kind::starvation,
    finding_kind::exit_status,
    // It may do so under another schedule or compiler: warnings, unless an option makes them errors.
    finding_kind::race,
    finding_kind::lock_order,
    finding_kind::leak,
    finding_kind::waits_for_peer,
    // It was not followed to its end.
    finding_kind::nondeterminism,
    finding_kind::unsupported,
    finding_kind::endless_loop,
    finding_kind::too_long,
    finding_kind::none,
};
static_assert(sizeof order_of_kinds / sizeof order_of_kinds[0] == static_cast<int>(finding_kind::kinds),
              "every kind has its place");

/// Smaller: told first.
constexpr int rank_of(finding_kind kind) {
    int rank = 0;
    for (const finding_kind one : order_of_kinds) {
        if (one == kind) return rank;
        ++rank;
    }
    return rank;
}

}  // namespace pawl::check::wire
