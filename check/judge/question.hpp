// A question to the supervisor, who has the symbols.
#pragma once

#include "check/wire/session.hpp"

namespace pawl::check::judge {

/// What is asked stands in session.ask, and so does the answer on return. Where nobody answers, nothing changes.
void ask_supervisor(wire::session& session);

}  // namespace pawl::check::judge
