#include "check/build/rust_command.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pawl::check::build {
namespace {

using words = std::vector<std::string>;

// -C opt-level=3 and -Copt-level=3 are one option; so are --codegen opt-level=3 and --codegen=opt-level=3.
std::string_view codegen_option(const words& arguments, std::size_t at) {
    const std::string_view word = arguments[at];
    if ((word == "-C" || word == "--codegen") && at + 1 < arguments.size()) return arguments[at + 1];
    if (word.starts_with("-C")) return word.substr(2);
    if (word.starts_with("--codegen=")) return word.substr(10);
    return {};
}

// rustc refuses -O beside -Copt-level and -g beside -Cdebuginfo; link-time optimisation wants a std built for it.
bool is_dropped(std::string_view word, std::string_view codegen) {
    return word == "-O" || word == "-g" || codegen == "lto" || codegen.starts_with("lto=") ||
           codegen.starts_with("linker-plugin-lto");
}

}  // namespace

bool is_rust_question(const words& arguments) {
    constexpr std::array<std::string_view, 7> questions = {"-V", "-vV",    "-Vv",      "--version",
                                                           "-h", "--help", "--explain"};
    return arguments.empty() || std::ranges::any_of(arguments, [&](std::string_view word) {
               return std::ranges::find(questions, word) != questions.end() || word.starts_with("--print");
           });
}

std::expected<words, build_error> instrument_rust(const rust_toolchain& used, const words& arguments,
                                                  const std::filesystem::path& sysroot, const places& where) {
    words command = {used.rustc.string()};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const bool separate = word == "--target" && i + 1 < arguments.size();
        const std::string target = separate                        ? arguments[i + 1]
                                   : word.starts_with("--target=") ? word.substr(9)
                                                                   : std::string(rust_target);
        if (target != rust_target)
            return std::unexpected(build_error{"pawl: only programs for " + std::string(rust_target) +
                                               " can be checked, not for " + target});
        const std::string_view codegen = codegen_option(arguments, i);
        const bool two_words = separate || (!codegen.empty() && (word == "-C" || word == "--codegen"));
        if (word.starts_with("--target") || is_dropped(word, codegen)) {
            i += two_words ? 1 : 0;
            continue;
        }
        command.push_back(word);
        if (two_words) command.push_back(arguments[++i]);
    }
    const words ours = rust_flags(used, sysroot, where);
    command.insert(command.end(), ours.begin(), ours.end());
    return command;
}

}  // namespace pawl::check::build
