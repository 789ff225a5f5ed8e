// The supervisor's part in following calls that promise not to wait: which functions those are, and what was counted.
#pragma once

#include <string>
#include <vector>

#include "check/report/promise_match.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

/// To be called while the worker waits for its turn.
void name_promised_functions(wire::session& session, report::symbolizer& symbols,
                             const report::promise_matcher& promise);

/// Which of them the compilers inlined: those calls have no boundaries to count between.
std::vector<std::string> inlined_promises(report::symbolizer& symbols, const report::promise_matcher& promise);

/// One more, beside others of its name.
void add_call(const report::promised_call& one, std::vector<report::promised_call>& to);
/// What the workers of this session have counted so far.
std::vector<report::promised_call> call_counts(const wire::session& session);
/// Adds what the workers of this session counted to the verdict, and begins to count anew.
void take_call_counts(wire::session& session, report::verdict& into);

}  // namespace pawl::check::supervise
