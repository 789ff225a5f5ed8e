// What the program itself calls the object in which a word lies.
#pragma once

#include <cstdint>
#include <string>

#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// channel "commands"; empty where nothing there has a name.
/// The variable that holds the handle of the object at this address; 0: there is none.
std::uint64_t handle_of(const recording& recorded, std::uint64_t address);
std::string given_name(const recording& recorded, std::uint64_t address);

}  // namespace pawl::check::report
