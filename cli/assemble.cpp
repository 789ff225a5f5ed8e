// pawl __assemble STEP...: what gcc calls back for each of its steps. Not for people.
#include "check/build/compiler_step.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {

int assemble(int argc, char** argv) { return check::build::run_compiler_step({argv + 1, argv + argc}); }

}  // namespace pawl::cli
