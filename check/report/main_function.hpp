// What the program's main promises about its result.
#pragma once

#include <filesystem>

namespace pawl::check::report {

/// `void main()`: its exit status is whatever stands in a register, and says nothing. False if there is no debug
/// information.
bool main_returns_nothing(const std::filesystem::path& executable);

}  // namespace pawl::check::report
