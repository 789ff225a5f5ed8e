// The state that pages are shown.
#pragma once

#include <cstdint>
#include <string>

#include "apps/tablet/meters.hpp"
#include "apps/tablet/run_facts.hpp"

namespace tablet::web {

/// One object. waits: pawl::wait_graph::json().
[[nodiscard]] std::string state_json(const meters& now, const run_facts& facts, std::uint64_t underruns,
                                     const std::string& waits);

}  // namespace tablet::web
