#include "cli/merge_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/report_options.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

constexpr char footer[] =
    "\nEach file was written by pawl check --shard I/N FILE..., all with the same program and options. To be called in the\n"
    "folder that they were called in: what a shard found is run once more.\n\n"
    "Exit status: 0 nothing wrong within the stated bounds, 1 something is wrong, 2 the files do not belong together,\n"
    "3 inconclusive: a shard is missing, or did not come to its end.";

}  // namespace

std::expected<merge_options, early_end> parse_merge_options(int argc, char** argv) {
    merge_options options;
    CLI::App app("Joins what the shards of a search have come to: one verdict, as of one search.", "pawl merge");
    app.formatter(std::make_shared<usage_line>("pawl merge SHARD... [OPTIONS]"));
    app.footer(footer);
    app.add_option("SHARD", options.files, "the files of all shards")->required();
    app.add_option("--into", options.into, "write what is left of the search, for pawl check --shard I/N --from FILE")
        ->option_text("FILE");
    add_report_options(app, options.how);
    app.add_flag("--quiet", options.how.quiet, "the verdict in one line, no progress");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::RequiredError&) {
        return std::unexpected(early_end{"pawl merge: name the shards' files: pawl merge SHARD...\n", exit_usage});
    } catch (const CLI::ParseError& error) {
        return std::unexpected(early_end{std::string("pawl merge: ") + error.what() + "\n", exit_usage});
    }
    return options;
}

}  // namespace pawl::cli
