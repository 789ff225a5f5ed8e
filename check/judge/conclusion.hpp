// Nothing can happen any more: what does that mean?
#pragma once

#include "check/wire/finding.hpp"

namespace pawl::check::machine {
class computer;
}

namespace pawl::check::judge {

/// Decides between deadlock, stuck, promise and waits_for_peer, and states who waits for whom.
void conclude(machine::computer& c, wire::finding& out);

}  // namespace pawl::check::judge
