// pawl cc and pawl c++: compilers to put in the place of a project's own.
#include <cstdio>
#include <string>
#include <vector>

#include "check/build/child.hpp"
#include "check/build/command_line.hpp"
#include "check/build/compiler.hpp"
#include "check/build/place.hpp"
#include "check/build/response_file.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;

int refuse(const build::build_error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    return exit_usage;
}

int compile(build::language wanted, int argc, char** argv) {
    const auto used = build::find_compiler(wanted);
    if (!used) return refuse(used.error());
    const auto where = build::find_places();
    if (!where) return refuse(where.error());
    const auto arguments = build::expand_response_files({argv + 1, argv + argc});
    if (!arguments) return refuse(arguments.error());
    auto command = build::instrument(*used, *arguments, *where);
    if (!command) return refuse(command.error());
    for (const std::string& warning : command->warnings) std::fprintf(stderr, "%s\n", warning.c_str());
    build::name_links(*command);
    return build::become(command->words);
}

}  // namespace

int cc(int argc, char** argv) { return compile(build::language::c, argc, argv); }
int cxx(int argc, char** argv) { return compile(build::language::cxx, argc, argv); }

}  // namespace pawl::cli
