// What `pawl check` leaves in the cache folder for `pawl replay`.
#pragma once

#include <filesystem>

#include "check/report/verdict.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/session_block.hpp"
#include "cli/check_options.hpp"

namespace pawl::cli {

/// For the last check, for this program and for each schedule of the verdict; the names of these are put into it. What
/// cannot be written is complained of, and the verdict stands.
void remember(const check::supervise::session_block& session, const check::supervise::campaign_request& request,
              const check_options& options, const std::filesystem::path& cache, check::report::verdict& verdict);

/// Of a schedule that goes wrong only with an order weakened; `words` say which. The name that pawl replay takes.
std::string remember_weakened(const check::supervise::session_block& session,
                              const check::supervise::campaign_request& request, const check_options& options,
                              const std::filesystem::path& cache, const check::report::verdict& verdict,
                              const std::string& words);

}  // namespace pawl::cli
