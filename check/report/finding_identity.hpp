// What makes two findings of different checks the same one: its kind, the functions it happens in, and the names of what it is
// about. Line numbers, addresses, steps and numbers of tasks are left out: they change while the mistake stays.
#pragma once

#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct finding_identity {
    std::vector<std::string> parts;  // for people: "waits for mutex food.lock in transfer, holds rent.lock"
    std::string fingerprint;         // of the kind and the parts: 16 hexadecimal digits
};

/// `whole` is asked for the program, for what is known of freed blocks and races, and for nothing of the schedule: the same comes
/// out whether the execution was recorded or not.
finding_identity identity_of(const wire::finding& what, const verdict& whole, symbolizer& symbols);
finding_identity identity_of(const noted& one, const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
