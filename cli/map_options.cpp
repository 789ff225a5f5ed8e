#include "cli/map_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {

std::expected<map_options, early_end> parse_map_options(int argc, char** argv) {
    map_options options;
    CLI::App app("Says what lies where in a microcontroller's image, and how much each part takes.", "pawl map");
    app.formatter(std::make_shared<usage_line>("pawl map IMAGE [OPTIONS]"));
    app.footer("\nExit status: 0; 2 where the file is no image for a Cortex-M core, or was stripped.");
    app.add_option("IMAGE", options.image, "a linked program")->required();
    app.add_option("--svg", options.svg_file, "the same as a picture")->option_text("FILE");
    app.add_flag("--all", options.all, "each function and object as well, by address");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return std::unexpected(early_end{std::string("pawl map: ") + error.what() + "\n", exit_usage});
    }
    return options;
}

}  // namespace pawl::cli
