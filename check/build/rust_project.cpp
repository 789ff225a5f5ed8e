#include "check/build/rust_project.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <string_view>

namespace pawl::check::build {
namespace {

using words = std::vector<std::string>;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

// The user's own flags stay, before ours: cargo reads only one of its variables.
std::string encoded_flags(const words& ours, const char* encoded_name, const char* plain_name) {
    std::string text = environment(encoded_name);
    if (text.empty()) {
        std::istringstream plain(environment(plain_name));
        for (std::string word; plain >> word;) text += (text.empty() ? "" : "\x1f") + word;
    }
    for (const std::string& flag : ours) text += (text.empty() ? "" : "\x1f") + flag;
    return text;
}

std::string toml_string(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

// The first word that is no option; +toolchain was for rustup.
std::string_view verb_of(const words& arguments) {
    for (const std::string& word : arguments)
        if (!word.starts_with('-') && !word.starts_with('+')) return word;
    return {};
}

}  // namespace

bool builds_program(const words& arguments) {
    constexpr std::array<std::string_view, 7> verbs = {"build", "b", "test", "t", "run", "r", "bench"};
    return std::ranges::find(verbs, verb_of(arguments)) != verbs.end();
}

std::expected<cargo_command, build_error> instrument_cargo(const rust_toolchain& used, const words& arguments,
                                                           const std::filesystem::path& sysroot, const places& where) {
    if (used.cargo.empty())
        return std::unexpected(build_error{"pawl: there is no cargo beside " + used.rustc.string() +
                                           ": install it (Debian: apt-get install cargo-web)"});
    cargo_command command{{used.cargo.string()}, {}};
    if (!builds_program(arguments)) {
        command.words.insert(command.words.end(), arguments.begin(), arguments.end());
        return command;
    }
    const std::string triple(rust_target);
    // A target given by name, even the host's own, is what keeps build scripts and macros apart from the program.
    const auto verb = std::ranges::find(arguments, std::string(verb_of(arguments)));
    command.words.insert(command.words.end(), arguments.begin(), verb + 1);
    command.words.insert(command.words.end(), {"--target", triple, "--config",
                                               "target." + triple + ".runner=[" + toml_string(where.command.string()) +
                                                   ",\"cargo\",\"__run\"]"});
    const auto names_folder = [](const std::string& word) { return word.starts_with("--target-dir"); };
    const auto end_of_ours = std::find(verb + 1, arguments.end(), "--");
    if (std::none_of(verb + 1, end_of_ours, names_folder) && environment("CARGO_TARGET_DIR").empty())
        command.words.insert(command.words.end(), {"--target-dir", "target/pawl"});
    command.words.insert(command.words.end(), verb + 1, arguments.end());

    words flags = rust_flags(used, sysroot, where);
    flags.erase(flags.begin(), flags.begin() + 2);  // --target, which cargo gives itself
    if (!sysroot.empty()) {                         // one word, as a list of flags wants it
        flags.erase(flags.begin());
        flags.front() = "--sysroot=" + flags.front();
    }
    command.environment = {
        allow_unstable, "RUSTC=" + used.rustc.string(),
        // Examples in comments are tests too, and must come from the same release.
        "RUSTDOC=" + (used.rustc.parent_path() / "rustdoc").string(),
        "CARGO_ENCODED_RUSTFLAGS=" + encoded_flags(flags, "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS"),
        "CARGO_ENCODED_RUSTDOCFLAGS=" + encoded_flags(flags, "CARGO_ENCODED_RUSTDOCFLAGS", "RUSTDOCFLAGS"),
        // rustc refuses link-time optimisation against crates that were not built for it.
        "CARGO_PROFILE_RELEASE_LTO=off", "CARGO_PROFILE_DEV_LTO=off", "CARGO_PROFILE_BENCH_LTO=off",
        "RUST_TEST_THREADS=1",  // the tests' own harness is not what is to be explored
    };
    return command;
}

}  // namespace pawl::check::build
