// What workers have measured under --real-time, put together.
#pragma once

#include "check/report/real_time.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

/// Adds what one worker has measured; of the same, the worst. What was counted with fewer schedule points than there are now
/// means nothing.
void collect_measured(const wire::session& from, std::uint32_t visible, report::real_time& into);
void forget_measured(wire::session& session);

}  // namespace pawl::check::supervise
