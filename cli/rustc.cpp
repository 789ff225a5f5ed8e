// pawl rustc: a Rust compiler whose programs, their standard library included, are instrumented.
#include <cstdio>
#include <string>
#include <vector>

#include "check/build/child.hpp"
#include "check/build/place.hpp"
#include "check/build/rust_command.hpp"
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

}  // namespace

int rustc(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto used = build::find_rust();
    if (!used) return refuse(used.error());
    if (build::is_rust_question(arguments)) {
        std::vector<std::string> question = {used->rustc.string()};
        question.insert(question.end(), arguments.begin(), arguments.end());
        return build::become(question);
    }
    const auto where = build::find_places();
    if (!where) return refuse(where.error());
    const auto cache = build::cache_folder();
    if (!cache) return refuse(cache.error());
    const auto sysroot = build::instrumented_sysroot(*used, *cache);
    if (!sysroot) return refuse(sysroot.error());
    if (sysroot->empty())
        std::fprintf(stderr,
                     "pawl: %s comes without its library's sources (Debian: apt-get install rust-web-src): "
                     "what happens inside std is not seen\n",
                     used->rustc.c_str());
    const auto command = build::instrument_rust(*used, arguments, *sysroot, *where);
    if (!command) return refuse(command.error());
    return build::become(*command, {build::allow_unstable});
}

}  // namespace pawl::cli
