#include "cli/stack_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

constexpr char footer[] =
    "\nThe image is one for a Cortex-M core that links libpawl's port, with symbols and lines (-g1). What GCC writes with\n"
    "-fcallgraph-info=su, one file an object file, is looked for in IMAGE.ci: cat them together.\n\n"
    "Exit status: 0 all stacks have room; 1 one may be too small; 2 no bound can be given: a recursion, a call that cannot\n"
    "be followed, a file that cannot be used.";

}  // namespace

std::expected<stack_options, early_end> parse_stack_options(int argc, char** argv) {
    stack_options options;
    CLI::App app("Says the most that the stacks of a microcontroller's image can hold.", "pawl stack");
    app.formatter(std::make_shared<usage_line>("pawl stack IMAGE [OPTIONS]"));
    app.footer(footer);
    app.add_option("IMAGE", options.image, "a linked program")->required();
    app.add_option("--map", options.maps, "what is declared of it: whom pointers reach, which task runs where")
        ->option_text("FILE...");
    app.add_option("--call-graph", options.call_graphs, "files of -fcallgraph-info=su, in the place of IMAGE.ci")->option_text("FILE...");
    app.add_flag("--image-alone", options.image_alone, "without the compiler's own figures: those of the instructions count");
    app.add_flag("--ways", options.ways, "the deepest way down of each start, function by function");
    app.add_option("--json", options.json_file, "the same as JSON; - is standard output")->option_text("FILE");
    try {
        app.parse(argc, argv);
        if (options.image_alone && !options.call_graphs.empty())
            throw CLI::ValidationError("--image-alone", "and --call-graph contradict one another");
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return std::unexpected(early_end{std::string("pawl stack: ") + error.what() + "\n", exit_usage});
    }
    return options;
}

}  // namespace pawl::cli
