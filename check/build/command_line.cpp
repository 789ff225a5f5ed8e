#include "check/build/command_line.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <string_view>

#include "check/build/clang_assembler.hpp"
#include "check/build/instrumentation.hpp"
#include "check/build/linked_objects.hpp"

namespace pawl::check::build {
namespace {

using words = std::vector<std::string>;

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::ranges::find(list, word) != list.end();
}

// Options whose value is the next word: it is no input file, whatever it looks like.
constexpr std::array<std::string_view, 41> with_value = {"-o",
                                                         "-x",
                                                         "-D",
                                                         "-U",
                                                         "-I",
                                                         "-L",
                                                         "-l",
                                                         "-T",
                                                         "-u",
                                                         "-z",
                                                         "-e",
                                                         "-A",
                                                         "-B",
                                                         "-G",
                                                         "-h",
                                                         "-include",
                                                         "-imacros",
                                                         "-isystem",
                                                         "-iquote",
                                                         "-idirafter",
                                                         "-iprefix",
                                                         "-iwithprefix",
                                                         "-iwithprefixbefore",
                                                         "-isysroot",
                                                         "-imultilib",
                                                         "-MF",
                                                         "-MT",
                                                         "-MQ",
                                                         "-Xlinker",
                                                         "-Xassembler",
                                                         "-Xpreprocessor",
                                                         "-Xclang",
                                                         "-mllvm",
                                                         "-aux-info",
                                                         "-dumpbase",
                                                         "-dumpbase-ext",
                                                         "-dumpdir",
                                                         "-target",
                                                         "--param",
                                                         "--sysroot",
                                                         "-wrapper"};

constexpr std::array<std::string_view, 9> no_link = {"-c", "-S",           "-E",       "-M", "-MM", "-fsyntax-only",
                                                     "-r", "--preprocess", "--compile"};

// Each would put code into the program that Pawl cannot stand in front of, or leave out what it stands on.
struct refusal {
    std::string_view option;
    std::string_view reason;
};
constexpr refusal refused[] = {
    {"-static", "the runtime must stand in front of libc; link dynamically"},
    {"--static", "the runtime must stand in front of libc; link dynamically"},
    {"-static-pie", "the runtime must stand in front of libc; link dynamically"},
    {"-nostdlib", "the program needs libc, which the runtime stands in front of"},
    {"-nodefaultlibs", "the program needs libc, which the runtime stands in front of"},
    {"-nostartfiles", "the program needs libc's start files"},
    {"-m32", "only 64-bit x86 programs can be checked"},
    {"-mx32", "only 64-bit x86 programs can be checked"},
    {"-m16", "only 64-bit x86 programs can be checked"},
};

bool is_question(std::string_view word) {
    constexpr std::array<std::string_view, 6> exact = {"--version",        "-dumpmachine", "-dumpversion",
                                                       "-dumpfullversion", "-dumpspecs",   "-###"};
    return one_of(word, exact) || word.starts_with("-print-") || word.starts_with("--print-") ||
           word.starts_with("--help") || word.starts_with("-Q");
}

// Left out: our own choice stands instead.
bool is_dropped(std::string_view word) {
    return word == "-pipe"  // the assembly is read before the assembler gets it
           || word.starts_with("-flto") || word == "-fwhole-program" || word == "-fuse-linker-plugin" ||
           word.starts_with("-D_FORTIFY_SOURCE") || word.starts_with("-Wp,-D_FORTIFY_SOURCE") || word == "-s" ||
           word == "-Wl,-s"  // reports need names and lines
           || (word.starts_with("-O") && word.size() <= 6);
}

// What remains of -fsanitize=LIST: nothing, for all of it is refused, ours, or left out with a warning.
std::expected<void, build_error> sanitizers(std::string_view word, words& warnings) {
    std::string_view list = word.substr(word.find('=') + 1);
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view name = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        if (name == "thread") continue;
        if (name.ends_with("address") || name == "memory" || name == "realtime")
            return std::unexpected(build_error{"pawl: -fsanitize=" + std::string(name) +
                                               " has a runtime of its own, which Pawl's cannot share a program with; "
                                               "leave it out"});
        warnings.push_back("pawl: -fsanitize=" + std::string(name) + " is left out: only Pawl's own checks are made");
    }
    return {};
}

// What a board does at the end of a function that has no return is asked for with each sketch, by ourselves.
bool is_asked_for_a_board(std::string_view word, const words& arguments) {
    return (word == "-fsanitize=return" || word == "-fsanitize=unreachable") &&
           std::ranges::any_of(arguments, [](const std::string& one) { return one.starts_with("-DPAWL_BOARD_"); });
}

// Compiled to a .gch file, and never linked.
bool is_header(std::string_view word) {
    constexpr std::array<std::string_view, 6> endings = {".h", ".hh", ".hpp", ".hxx", ".H", ".h++"};
    return std::ranges::any_of(endings, [&](std::string_view one) { return word.ends_with(one); });
}

struct shape {
    const refusal* refused = nullptr;
    bool question = false;
    bool input = false;
    bool links = true;
    words kept;
    words warnings;
};

std::expected<shape, build_error> read(const words& arguments) {
    shape result;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        for (const refusal& one : refused)
            if (word == one.option) result.refused = &one;
        if (word.starts_with("-fsanitize=") && !is_asked_for_a_board(word, arguments)) {
            if (auto good = sanitizers(word, result.warnings); !good) return std::unexpected(good.error());
            continue;
        }
        if (is_question(word)) result.question = true;
        if (one_of(word, no_link)) result.links = false;
        if (word == "-" || (!word.empty() && word[0] != '-')) {
            result.input = true;
            if (is_header(word)) result.links = false;
        }
        if (one_of(word, with_value) && i + 1 < arguments.size()) {
            result.kept.push_back(word);
            result.kept.push_back(arguments[++i]);
        } else if (!is_dropped(word)) {
            result.kept.push_back(word);
        }
    }
    return result;
}

void append(words& to, const words& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

std::expected<instrumented_command, build_error> instrument(const compiler& used, const words& arguments,
                                                            const places& where) {
    auto asked = read(arguments);
    if (!asked) return std::unexpected(asked.error());
    if (used.kind == compiler::family::gcc && where.command.string().find(',') != std::string::npos)
        return std::unexpected(build_error{"pawl: gcc cannot be given a path with a comma, and Pawl stands at " +
                                           where.command.string() + "; install it elsewhere"});

    instrumented_command result{used.words, asked->warnings, false};
    if (asked->question || !asked->input) {
        append(result.words, arguments);
        return result;
    }
    // Makefiles hand linker options to the compiler as well, where they mean nothing.
    if (asked->refused != nullptr && (asked->links || asked->refused->option.starts_with("-m")))
        return std::unexpected(build_error{"pawl: " + std::string(asked->refused->option) +
                                           " cannot be checked: " + std::string(asked->refused->reason)});
    if (asked->links) append(result.words, link_flags(used.kind, where));
    append(result.words, asked->kept);
    append(result.words, compile_flags(used.kind, where));
    if (used.kind == compiler::family::gcc) {
        append(result.words, step_flags(where));
        return result;
    }
    const auto steps = clang_step_flags(where);
    if (!steps) return std::unexpected(steps.error());
    append(result.words, *steps);
    result.links_by_clang = asked->links;
    return result;
}

void name_links(instrumented_command& command) {
    if (!command.links_by_clang) return;
    const std::string note = note_on_links(std::span(command.words).subspan(1));
    if (!note.empty()) command.words.push_back(note);
}

}  // namespace pawl::check::build
