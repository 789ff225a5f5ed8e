// The flags that make a compiler show every memory access to the runtime.
#pragma once

#include <string>
#include <vector>

#include "check/build/compiler.hpp"
#include "check/build/place.hpp"

namespace pawl::check::build {

/// Goes behind the user's own flags, which it overrides.
std::vector<std::string> compile_flags(compiler::family kind, const places& where);

/// Goes before the user's own libraries: the runtime's functions must be found before libc's.
std::vector<std::string> link_flags(compiler::family kind, const places& where);

/// The words by which gcc runs each of its steps under this command; see compiler_step.hpp.
std::vector<std::string> step_flags(const places& where);

}  // namespace pawl::check::build
