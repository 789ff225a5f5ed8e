// Every kind of finding that can be reported, as a rule that others can name: for SARIF, for baselines, and for the pages in
// docs/verdicts/, of which each kind has one.
#pragma once

#include <span>
#include <string>

#include "check/wire/finding.hpp"

namespace pawl::check::report {

struct verdict_rule {
    wire::finding_kind kind;
    const char* name;      // "LockOrder": how lists of rules call it
    const char* sentence;  // what it means
};

/// In the order of kinds: what a person must hear first stands first. All kinds but `none`.
std::span<const verdict_rule> verdict_rules();

/// "docs/verdicts/deadlock.md", from the root of Pawl's sources.
std::string page_of(wire::finding_kind kind);

/// "error": ends a check with status 1. "warning": told, and the search goes on. "note": the check came to no end.
const char* usual_level(wire::finding_kind kind);

}  // namespace pawl::check::report
