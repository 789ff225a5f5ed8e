// gcc runs each of its steps (compile, assemble, link) under this command: the place to read the assembly that it
// wrote, and to keep its own sanitizer runtime out of the program.
#pragma once

#include <string>
#include <vector>

namespace pawl::check::build {

/// `step` is the program and its arguments. Becomes that program; returns only on failure, with the exit status.
int run_compiler_step(std::vector<std::string> step);

}  // namespace pawl::check::build
