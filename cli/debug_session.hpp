// `pawl replay --gdb`: the debugger takes this process's place. It starts the worker itself and stops before each step.
#pragma once

#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"
#include "check/supervise/session_block.hpp"
#include "check/supervise/worker.hpp"
#include "check/wire/session.hpp"

namespace pawl::cli {

/// Why gdb could not be started; empty if it can be.
std::string gdb_is_missing();

/// Replaces this process. Returns only the sentence that says why it could not. The verdict is that of the same schedule,
/// replayed a moment ago without the debugger.
std::string debug(const check::report::verdict& verdict, check::report::symbolizer& symbols,
                  const check::supervise::launch& program, check::supervise::session_block& session,
                  const std::vector<std::string>& gdb_arguments);

}  // namespace pawl::cli
