// pawl check --timing FILE: what was seen to block each task, held against the deadlines that the file declares.
#pragma once

#include <expected>
#include <string>

#include "analysis/timing/declared_tasks.hpp"
#include "check/report/verdict.hpp"
#include "check/supervise/campaign.hpp"

namespace pawl::cli {

/// The error says what is wrong with it.
std::expected<analysis::declared_tasks, std::string> read_timing_file(const std::string& file);

/// Adds the table to what was measured. Where nothing was wrong and a deadline may be missed, that becomes the verdict, with the
/// execution that shows the blocking.
void hold_against_deadlines(check::report::verdict& verdict, const analysis::declared_tasks& declared,
                            const std::string& file, check::supervise::campaign& campaign);

}  // namespace pawl::cli
