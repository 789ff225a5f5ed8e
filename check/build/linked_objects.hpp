// The objects and archives that go into a program, and those among them that nothing was instrumented in.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "check/build/elf_file.hpp"
#include "check/build/program.hpp"

namespace pawl::check::build {

/// Files that a linker's command line names, -lX looked up in the user's own -L folders; the system's are left out.
std::vector<std::filesystem::path> linked_files(std::span<const std::string> linker_arguments);

/// One for each object with code but without instrumentation; one for a whole archive where no member has any.
std::vector<blind_spot> uninstrumented_objects(std::span<const std::string> linker_arguments);

/// The names by which a program will ask for those shared libraries that are instrumented.
std::vector<std::string> instrumented_libraries(std::span<const std::string> linker_arguments);

/// An object, as a file in memory, whose note says the above; empty where there is nothing to say.
std::string note_on_links(std::span<const std::string> linker_arguments);

/// Shared libraries that a program asks for and that may block without the checker seeing it: all but the runtime,
/// the C and C++ libraries, which the runtime stands in front of, and those that its note calls instrumented.
std::vector<blind_spot> foreign_libraries(const elf_module& program);

}  // namespace pawl::check::build
