// pawl cargo: a whole Rust project, its dependencies too, instrumented; its tests under pawl check.
#include <cstdio>
#include <string>
#include <vector>

#include "check/build/child.hpp"
#include "check/build/place.hpp"
#include "check/build/rust_project.hpp"
#include "check/build/rust_sysroot.hpp"
#include "check/build/rust_toolchain.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;

int refuse(const build::build_error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    return exit_usage;
}

// cargo's runner puts the program's arguments behind its name; pawl check wants a -- between.
int check_program(const std::vector<std::string>& program) {
    std::vector<std::string> words = {build::this_command().string(), "check", program.front()};
    if (program.size() > 1) words.push_back("--");
    words.insert(words.end(), program.begin() + 1, program.end());
    return build::become(words);
}

}  // namespace

int cargo(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() > 1 && arguments.front() == "__run")
        return check_program({arguments.begin() + 1, arguments.end()});
    const auto used = build::find_rust();
    if (!used) return refuse(used.error());
    const auto where = build::find_places();
    if (!where) return refuse(where.error());
    const auto cache = build::cache_folder();
    if (!cache) return refuse(cache.error());
    std::filesystem::path sysroot;
    if (build::builds_program(arguments)) {
        const auto made = build::instrumented_sysroot(*used, *cache);
        if (!made) return refuse(made.error());
        sysroot = *made;
    }
    const auto command = build::instrument_cargo(*used, arguments, sysroot, *where);
    if (!command) return refuse(command.error());
    return build::become(command->words, command->environment);
}

}  // namespace pawl::cli
