#include "cli/advise_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/board_option.hpp"
#include "cli/option_values.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

std::unexpected<early_end> refused(const std::string& text) {
    return std::unexpected(early_end{"pawl advise: " + text + "\n", exit_usage});
}

}  // namespace

std::expected<advise_options, early_end> parse_advise_options(int argc, char** argv) {
    advise_options options;
    std::string board, time = "20s";
    CLI::App app("Checks a sketch, says what to change, and checks the changed one.", "pawl advise");
    app.formatter(std::make_shared<usage_line>("pawl advise SKETCH.ino [OPTIONS]"));
    app.footer(
        "\nExit status: 0 nothing is wrong, or --patch mends it; 1 something is wrong; 2 usage or build error; 3 "
        "inconclusive.");
    app.add_option("sketch", options.sketch, "the sketch or its folder")->required()->option_text("SKETCH");
    app.add_flag("--patch", options.patch,
                 "write the change as a diff to standard output, and check the changed sketch");
    add_board_option(app, board);
    app.add_option("--time", time, "at most so long for each of the two checks (default 20s)")->option_text("TIME");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    const auto limit = parse_duration(time);
    if (!limit) return refused("--time: " + limit.error());
    options.time = *limit;
    if (!board.empty()) options.compile_flags.push_back(board);
    return options;
}

}  // namespace pawl::cli
