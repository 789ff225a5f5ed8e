#include "cli/watch_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>

#include "cli/option_values.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

constexpr char footer[] =
    "\nExit status: the program's own; 128 and the number of the signal that ended it; 119 where a deadlock made pawl\n"
    "stop it (--stop-on-deadlock, --for), 0 where --for ended it without one; 2 where it could not be watched.";

std::unexpected<early_end> refused(const std::string& text) {
    return std::unexpected(early_end{"pawl watch: " + text + "\n", exit_usage});
}

// Ours end at "--", or at the first word that is no option: the program's own options are not looked at.
char** first_of_command(int argc, char** argv) {
    for (char** word = argv + 1; word != argv + argc; ++word) {
        if (std::strcmp(*word, "--") == 0 || (**word != '-')) return word;
        const bool takes_value = std::strcmp(*word, "--json") == 0 || std::strcmp(*word, "--for") == 0;
        if (takes_value && word + 1 != argv + argc) ++word;
    }
    return argv + argc;
}

}  // namespace

std::expected<watch_options, early_end> parse_watch_options(int argc, char** argv) {
    watch_options options;
    observe::report::watch_request& request = options.request;
    char** command = first_of_command(argc, argv);
    const int own = static_cast<int>(command - argv);
    if (command != argv + argc && std::strcmp(*command, "--") == 0) ++command;
    request.words.assign(command, argv + argc);

    bool no_order = false, no_follow = false;
    std::string at_most;
    CLI::App app("Runs a program as it is and watches its locks: tells of each deadlock at the moment it closes.",
                 "pawl watch");
    app.formatter(std::make_shared<usage_line>("pawl watch [OPTIONS] -- COMMAND [ARGS]"));
    app.footer(footer);
    app.add_flag("--refuse", request.refuse,
                 "the lock that would close a circle returns EDEADLK, and the program goes on");
    app.add_flag("--stop-on-deadlock", request.stop_on_deadlock,
                 "kill the program when it is deadlocked, and end with status 119");
    app.add_option("--for", at_most, "end the program after this time: 10s, 500ms, 2m")->option_text("TIME");
    app.add_flag("--no-order", no_order, "no warnings of locks that are taken in both orders");
    app.add_flag("--no-follow", no_follow, "do not watch the programs that it starts");
    app.add_option("--json", options.json_file, "write all that was seen as JSON; - is standard output")
        ->option_text("FILE");
    try {
        app.parse(own, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    if (!at_most.empty()) {
        const auto time = parse_duration(at_most);
        if (!time) return refused("--for: " + time.error());
        request.at_most = *time;
    }
    if (request.words.empty() || request.words[0].empty())
        return refused("name the program: pawl watch -- COMMAND [ARGS]");
    if (request.refuse && request.stop_on_deadlock)
        return refused("either --refuse or --stop-on-deadlock: what is refused is no deadlock any more");
    request.orders = !no_order;
    request.follow = !no_follow;
    return options;
}

}  // namespace pawl::cli
