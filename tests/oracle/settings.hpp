// The machines on which programs are compared, by name.
#pragma once

#include <string>
#include <vector>

#include "comparison.hpp"

namespace oracle {

/// "free"; "supposed": free cores, and one core under every order of priorities. Empty if there is no such name.
std::vector<setting> settings_named(const std::string& name);

}  // namespace oracle
