// Races, leaks and orders of locks that workers left in a session.
#pragma once

#include "check/report/verdict.hpp"

namespace pawl::check::supervise {

/// Workers of one program see the same addresses.
bool same_warning(const wire::warning& a, const wire::warning& b);

/// Adds what is not there yet. Several sessions may be collected into one verdict; `visible` is the number of places
/// that are schedule points when all is over.
void collect_warnings(const wire::session& from, std::uint32_t visible, report::verdict& into);

/// Before a search begins again from nothing.
void forget_warnings(wire::session& session);

}  // namespace pawl::check::supervise
