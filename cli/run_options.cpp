#include "cli/run_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/board_option.hpp"
#include "cli/checked_option.hpp"
#include "cli/option_values.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

constexpr char footer[] =
    "\nThe serial line stands on standard output. What comes from outside: standard input is typed into the serial "
    "line, or\n"
    "--input names a script, one event a line:  100ms serial \"on\\n\"  |  1.5s pin 2 low  |  2s analog A0 512\n"
    "\nExit status: 0 the time was over or nothing was left to run; 1 something is wrong; 2 usage or build error; 3 it "
    "could\n"
    "not be run to its end.";

std::unexpected<early_end> refused(const std::string& text) {
    return std::unexpected(early_end{"pawl run: " + text + "\n", exit_usage});
}

}  // namespace

std::expected<run_options, early_end> parse_run_options(int argc, char** argv) {
    run_options options;
    std::string board, time = "10s";
    std::vector<std::string> compile_flags;
    CLI::App app("Runs a FreeRTOS or Arduino sketch on a simulated board, in virtual time.", "pawl run");
    app.formatter(std::make_shared<usage_line>("pawl run SKETCH.ino [OPTIONS]"));
    app.footer(footer);
    app.add_option("files", options.files, "the sketch, its folder, or C and C++ sources")
        ->required()
        ->option_text("FILE...");
    add_board_option(app, board);
    app.add_option("--for", time, "end after this virtual time: 10s (default), 500ms, 2m; 0: do not end")
        ->option_text("TIME");
    app.add_option("--seed", options.seed, "of random() and of what open pins measure (default 1)")->option_text("N");
    app.add_option("--input", options.input, "a script of what comes from outside")->option_text("FILE");
    app.add_flag("--verbose", options.verbose,
                 "each line with its virtual time and its task; pins, priorities and waits");
    app.add_option("--html", options.html_file, "the run as lanes over time, in one file to look at in a browser")
        ->option_text("FILE");
    app.add_option("--trace", options.trace_file, "the same for Perfetto or chrome://tracing")->option_text("FILE");
    app.add_option("--cflags", compile_flags, "flags for the compilers. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    const auto horizon = parse_duration_or_for_ever(time);
    if (!horizon) return refused("--for: " + horizon.error());
    options.horizon = *horizon;
    if (!board.empty()) options.compile_flags.push_back(board);
    for (const std::string& text : compile_flags) {
        const auto words = parse_flags(text);
        if (!words) return refused(words.error());
        options.compile_flags.insert(options.compile_flags.end(), words->begin(), words->end());
    }
    return options;
}

}  // namespace pawl::cli
