// A search cut into parts that need not know of one another, before any of them is worked on: the same parts whoever cuts,
// so that several can cut for themselves and take each its own. An execution is run for each part, to see what is touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/supervise/stored_search.hpp"
#include "check/supervise/trial.hpp"

namespace pawl::check::supervise {

struct parts_of_search {
    std::vector<stored_search> parts;  // in the order in which one worker would come to them
    trial_result how;                  // limited: as it should be; exhausted: nothing is left, and there are no parts
    std::uint64_t executions = 0, redundant = 0, longest = 0;  // of the cutting itself
    std::uint32_t tasks = 0;
    bool program_sets_priorities = false;
    std::vector<wire::finding> beside;

    /// The same for all who have cut in the same way.
    std::uint64_t fingerprint() const;
};

/// `order` is that of the search; `from` what is left of it, if it was begun before. At least `wanted` parts, if there are
/// as many. If it ends with `found` or the like, the session says with what.
parts_of_search cut_search(trial& runs, session_block& session, const wire::order& order, std::vector<stored_search> from,
                           std::size_t wanted);

}  // namespace pawl::check::supervise
