#include "cli/timing_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {

std::expected<timing_options, early_end> parse_timing_options(int argc, char** argv) {
    timing_options options;
    CLI::App app("Says how late each task may be, from declared periods, costs, priorities and ceilings.", "pawl timing");
    app.formatter(std::make_shared<usage_line>("pawl timing FILE [OPTIONS]"));
    app.footer("\nThe same at compile time: #include <pawl/task/timing.hpp>, static_assert(pawl::timing::meets_deadlines(...)).\n\n"
               "Exit status: 0 all deadlines are met; 1 one may be missed; 2 the file cannot be used.");
    app.add_option("FILE", options.file, "JSON: \"unit\", \"tasks\" and \"sections\" (docs/timing.md)")->required();
    app.add_option("--marks", options.marks_file, "instructions counted in QEMU, for costs between two marks")
        ->option_text("FILE");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return std::unexpected(early_end{std::string("pawl timing: ") + error.what() + "\n", exit_usage});
    }
    return options;
}

}  // namespace pawl::cli
