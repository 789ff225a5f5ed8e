#include "check/build/objects.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>

#include "check/build/child.hpp"
#include "check/build/command_line.hpp"
#include "check/build/dependencies.hpp"
#include "check/build/fingerprint.hpp"
#include "check/build/precompiled.hpp"

namespace pawl::check::build {
namespace {

namespace fs = std::filesystem;

std::string whole_text(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct unit {
    std::size_t index;
    std::string key;  // the command without the names of its outputs
    fs::path object;  // in the workshop
    fs::path rule;    // the makefile rule beside it
    std::vector<fs::path> precompiled;
    child command;
};

std::expected<unit, build_error> prepare(const source& one, std::size_t index, const compiler& used,
                                         const std::vector<std::string>& flags, const places& where,
                                         const workshop& scratch) {
    std::vector<std::string> arguments;
    arguments.insert(arguments.end(), one.flags.begin(), one.flags.end());
    const auto names_standard = [](const std::string& flag) { return flag.starts_with("-std="); };
    const bool standard_given =
        std::ranges::any_of(flags, names_standard) || std::ranges::any_of(one.flags, names_standard);
    if (one.written_in == language::cxx && !standard_given)
        arguments.push_back("-std=c++2b");  // as clang before 17 spells C++23
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    // The whole path: reports quote lines from wherever they are printed.
    arguments.insert(arguments.end(), {"-c", fs::absolute(one.file).lexically_normal().string()});

    fingerprint print;
    print.add(used.version).add(fs::current_path().native());
    auto plain = instrument(used, arguments, where);
    if (!plain) return std::unexpected(plain.error());
    for (const std::string& word : plain->words) print.add(word);

    unit result{index,
                print.text(),
                scratch / (std::to_string(index) + ".o"),
                scratch / (std::to_string(index) + ".d"),
                precompiled_headers(one.file, arguments),
                {}};
    arguments.insert(arguments.end(), {"-o", result.object.string(), "-MD", "-MF", result.rule.string()});
    // Temporary files in the workshop too: they go with it when the build is interrupted.
    const auto whole = instrument(used, arguments, where);
    if (!whole) return std::unexpected(whole.error());
    result.command = {whole->words, {"TMPDIR=" + scratch.folder().string()}, {}};
    return result;
}

std::string failures(const std::vector<outcome>& outcomes) {
    std::string text;
    for (const outcome& one : outcomes)
        if (one.status != 0)
            text += one.output.empty() ? "pawl: a compiler ended with status " + std::to_string(one.status) + "\n"
                                       : one.output;
    return text;
}

}  // namespace

void show_warnings(const std::string& output) { std::fputs(output.c_str(), stderr); }

std::expected<objects, build_error> compile_all(const std::vector<source>& sources,
                                                const std::vector<std::string>& flags, const places& where,
                                                const fs::path& cache, const workshop& scratch) {
    const fs::path shelf = cache / "objects";
    const auto record_of = [&](const unit& one) { return dependency_record(shelf / (one.key + ".files")); };
    std::map<language, compiler> compilers;
    objects result;
    result.files.resize(sources.size());
    std::vector<unit> missing;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const language written_in = sources[i].written_in;
        if (!compilers.contains(written_in)) {
            auto used = find_compiler(written_in);
            if (!used) return std::unexpected(used.error());
            compilers.emplace(written_in, *used);
        }
        auto one = prepare(sources[i], i, compilers.at(written_in), flags, where, scratch);
        if (!one) return std::unexpected(one.error());
        const auto state = record_of(*one).state(one->key);
        result.files[i] = shelf / (state.value_or("") + ".o");
        std::error_code absent;
        if (!state || !fs::exists(result.files[i], absent)) missing.push_back(std::move(*one));
    }
    if (missing.empty()) return result;

    result.from_cache = false;
    std::vector<child> commands;
    for (const unit& one : missing) commands.push_back(one.command);
    const auto processors = static_cast<unsigned>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
    const std::vector<outcome> outcomes = run_all(commands, processors);
    if (outcomes.front().interrupted) return std::unexpected(build_error{"pawl: interrupted"});
    if (const std::string text = failures(outcomes); !text.empty()) return std::unexpected(build_error{text});

    for (std::size_t i = 0; i < missing.size(); ++i) {
        const unit& one = missing[i];
        show_warnings(outcomes[i].output);
        auto read = prerequisites(whole_text(one.rule));
        read.insert(read.end(), one.precompiled.begin(), one.precompiled.end());
        const std::string state = record_of(one).remember(one.key, read, scratch / "record");
        result.files[one.index] = shelf / (state + ".o");
        if (auto kept = keep(one.object, result.files[one.index]); !kept) return std::unexpected(kept.error());
    }
    return result;
}

}  // namespace pawl::check::build
