// What the program itself calls the object in which a word lies.
#pragma once

#include <cstdint>
#include <string>

#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// The variable that holds the handle of the object at this address; 0: there is none.
std::uint64_t handle_of(const recording& recorded, std::uint64_t address);
/// Where it was made: a program counter, 0 if that is not known.
std::uint64_t maker_of(const recording& recorded, std::uint64_t address);
/// channel "commands"; empty where nothing there has a name.
std::string given_name(const recording& recorded, std::uint64_t address);

}  // namespace pawl::check::report
