#include "cli/replay_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>

#include "cli/option_values.hpp"
#include "cli/report_options.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

std::unexpected<early_end> refused(const std::string& text) {
    return std::unexpected(early_end{"pawl replay: " + text + "\n", exit_usage});
}

/// The error, if any.
std::string split_flags(const std::vector<std::string>& given, std::vector<std::string>& target) {
    for (const std::string& text : given) {
        const auto words = parse_flags(text);
        if (!words) return words.error();
        target.insert(target.end(), words->begin(), words->end());
    }
    return {};
}

}  // namespace

std::expected<replay_options, early_end> parse_replay_options(int argc, char** argv) {
    replay_options options;
    std::vector<std::string> compile_flags, link_flags;
    char** const separator =
        std::find_if(argv + 1, argv + argc, [](const char* word) { return std::strcmp(word, "--") == 0; });
    if (separator != argv + argc) options.gdb_arguments.assign(separator + 1, argv + argc);

    CLI::App app("Runs one schedule again and tells what it ends with.", "pawl replay");
    app.formatter(std::make_shared<usage_line>("pawl replay SCHEDULE [FILE...] [OPTIONS] [--gdb [-- OPTIONS OF GDB]]"));
    app.add_option("SCHEDULE", options.schedule, "as `pawl check` printed it behind the word Again")->required();
    app.add_option("FILE", options.files, "the program's files; without them: the program it was found in");
    app.add_flag("--step", options.step, "walk through it: who does what, holds what and waits for what");
    app.add_flag("--gdb", options.gdb, "in the debugger, which stops before each step");
    app.add_option("--cflags", compile_flags, "with FILE: flags for the compilers, as they were checked. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    app.add_option("--ldflags", link_flags, "with FILE: flags for the linker. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    add_report_options(app, options.how);
    app.add_flag("--quiet", options.how.quiet, "the verdict in one line");
    try {
        app.parse(static_cast<int>(separator - argv), argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::RequiredError&) {
        return refused("name the schedule: pawl replay SCHEDULE, as pawl check printed it behind the word Again");
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    if (options.schedule.empty()) return refused("the schedule is empty: pawl check prints one behind the word Again");
    if (auto failure = split_flags(compile_flags, options.compile_flags); !failure.empty()) return refused(failure);
    if (auto failure = split_flags(link_flags, options.link_flags); !failure.empty()) return refused(failure);
    if (options.files.empty() && !(compile_flags.empty() && link_flags.empty()))
        return refused("--cflags and --ldflags belong to files: name them as well");
    if (options.step && options.gdb) return refused("--step and --gdb are two ways; choose one");
    if ((options.step || options.gdb) &&
        (!options.how.json_file.empty() || !options.how.html_file.empty() || !options.how.trace_file.empty() ||
         !options.how.sarif_file.empty() || options.how.verbose || options.how.quiet))
        return refused("--json, --verbose and --quiet belong to the verdict, which --step and --gdb do not print");
    if (!options.gdb && separator != argv + argc)
        return refused(
            "what follows -- is given to gdb: add --gdb. The program gets the arguments it was checked with");
    if (options.how.verbose && options.how.quiet) return refused("--verbose and --quiet contradict each other");
    for (const auto& file : options.files)
        if (std::error_code error; !std::filesystem::exists(file, error))
            return refused("there is no file " + file.string());
    return options;
}

}  // namespace pawl::cli
