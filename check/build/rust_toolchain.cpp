#include "check/build/rust_toolchain.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "check/build/child.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;
using words = std::vector<std::string>;

constexpr const char* how_to_install = "install it (Debian: apt-get install rustc-web cargo-web rust-web-src)";

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// rustup's rustc only passes on to the chosen toolchain's, which stands in its sysroot.
std::optional<rust_toolchain> at(const fs::path& rustc) {
    const outcome asked = run({{rustc.string(), "--print", "sysroot"}, {}, {}});
    if (!asked) return std::nullopt;
    const fs::path sysroot = first_line(asked.output);
    rust_toolchain found;
    found.rustc = is_there(sysroot / "bin/rustc") ? sysroot / "bin/rustc" : rustc;
    if (is_there(sysroot / "bin/cargo")) found.cargo = sysroot / "bin/cargo";
    // Without its vendored dependencies the library could only be built over the network.
    const fs::path library = sysroot / "lib/rustlib/src/rust/library";
    if (is_there(library / "std/Cargo.toml") && is_there(library / "vendor")) found.library = library;
    return found;
}

std::vector<fs::path> every_rustc() {
    std::vector<fs::path> found;
    std::string_view rest = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
    while (!rest.empty()) {
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        const fs::path rustc = fs::path(rest.substr(0, colon)) / "rustc";
        if (is_there(rustc) && std::ranges::find(found, rustc) == found.end()) found.push_back(rustc);
        rest.remove_prefix(std::min(colon + 1, rest.size()));
    }
    return found;
}

std::expected<rust_toolchain, build_error> choose() {
    if (const char* named = std::getenv("PAWL_RUSTC"); named != nullptr && *named != '\0') {
        if (auto found = at(named)) return *found;
        return std::unexpected(build_error{std::string("pawl: PAWL_RUSTC names ") + named + ", which does not run"});
    }
    std::optional<rust_toolchain> first;
    for (const fs::path& rustc : every_rustc()) {
        const auto found = at(rustc);
        if (found && !found->library.empty() && !found->cargo.empty()) return *found;
        if (found && !first) first = found;
    }
    if (first) return *first;
    return std::unexpected(
        build_error{std::string("pawl: there is no Rust compiler: ") + how_to_install + " or name one in PAWL_RUSTC"});
}

// LLVM's instrumentation, with the runtime left to us.
const words instrument = {"-Zsanitizer=thread", "-Zexternal-clangrt"};
// The library's functions need no marks at their entries and returns; the user's do, so that calls which promise not to
// wait are followed, and so that none of them vanishes from the stack by a jump to its last callee.
constexpr const char* no_function_marks = "-Cllvm-args=-tsan-instrument-func-entry-exit=0";
// Newer releases refuse to mix crates that differ in this, which build scripts and an older std do.
const words allow_mixing = {"-Cunsafe-allow-abi-mismatch=sanitizer"};

bool understands(const fs::path& rustc, const words& flags) {
    words command = {rustc.string()};
    command.insert(command.end(), flags.begin(), flags.end());
    command.insert(command.end(), {"--print", "cfg"});
    return static_cast<bool>(run({command, {allow_unstable}, {}}));
}

}  // namespace

std::expected<rust_toolchain, build_error> find_rust() {
    auto found = choose();
    if (!found) return found;
    found->version = run({{found->rustc.string(), "-vV"}, {}, {}}).output;
    if (found->version.find(std::string("host: ") + rust_target) == std::string::npos)
        return std::unexpected(build_error{"pawl: " + found->rustc.string() + " is not a compiler for " + rust_target +
                                           "; name another in PAWL_RUSTC"});
    words newest = instrument;
    newest.insert(newest.end(), allow_mixing.begin(), allow_mixing.end());
    if (understands(found->rustc, newest))
        found->instrument = newest;
    else if (understands(found->rustc, instrument))
        found->instrument = instrument;
    else
        return std::unexpected(build_error{"pawl: " + first_line(found->version) +
                                           " is too old to instrument a program; " + how_to_install});
    found->instrument.insert(found->instrument.end(),
                             {"-Cforce-frame-pointers=yes",  // stacks are read from the frames
                              no_function_marks, "-Cllvm-args=-tsan-distinguish-volatile=1"});
    return found;
}

words rust_flags(const rust_toolchain& used, const fs::path& sysroot, const places& where) {
    words flags = {"--target", rust_target};
    if (!sysroot.empty()) flags.insert(flags.end(), {"--sysroot", sysroot.string()});
    std::ranges::remove_copy(used.instrument, std::back_inserter(flags), no_function_marks);
    const std::string folder = where.runtime.parent_path();
    flags.insert(flags.end(),
                 {// Inlines what costs most, and leaves the order of a function's steps as it reads.
                  "-Copt-level=1", "-Cdebuginfo=2", "-Cstrip=none",
                  // Before rustc's own list of libraries: the runtime's functions must be found before libc's.
                  "-Zpre-link-arg=-Wl,--push-state,--no-as-needed", "-Zpre-link-arg=" + where.runtime.string(),
                  "-Zpre-link-arg=-Wl,--pop-state", "-Zpre-link-arg=-Wl,-rpath," + folder, "-Clink-arg=-Wl,-z,now",
                  "-Clink-arg=-rdynamic"});
    return flags;
}

}  // namespace pawl::check::build
