#include "cli/weaken_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

#include "cli/checked_option.hpp"
#include "cli/option_values.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

using check::supervise::exploring;
using check::supervise::machine_choice;

constexpr std::uint64_t any_number = std::numeric_limits<std::uint64_t>::max();

struct raw_words {
    std::string time = "10s";
    std::vector<std::string> compile_flags, link_flags;
    int preemptions = -1;
};

std::unexpected<early_end> refused(const std::string& text) {
    return std::unexpected(early_end{"pawl weaken: " + text + "\n", exit_usage});
}

void describe(CLI::App& app, weaken_options& options, raw_words& raw) {
    using check::wire::attention;
    check_options& each = options.each;
    app.add_option("FILE", each.files, "sources (.c .cpp .rs), or programs built by pawl: each is a program of its own")
        ->required();
    app.add_flag("--together", options.together, "the files are one program");
    app.add_option("--only", options.only,
                   "weaken only orders in these functions, files or lines: 'ring*', '*::send', 'ring.hpp:88'. Repeatable")
        ->option_text("GLOB")
        ->allow_extra_args(false);
    app.add_option("--time", raw.time, "how long to look in each program with each order weakened (default 10s)")
        ->option_text("T");
    word_option<machine_choice>(
        app, "--machine", each.plan.machines,
        {{"free", machine_choice::free}, {"both", machine_choice::both}},
        "free: a core for each task (default); both: one core, too, where an order alone changes nothing")
        ->option_text("free|both");
    word_option<exploring>(app, "--explore", each.plan.explore,
                           {{"auto", exploring::automatic},
                            {"exhaustive", exploring::exhaustive},
                            {"pct", exploring::pct},
                            {"pos", exploring::pos},
                            {"surw", exploring::surw},
                            {"random", exploring::random}},
                           "auto (default): 0, 1, 2 preemptions, all, then random")
        ->option_text("auto|exhaustive|pct|pos|surw|random");
    number_option(app, "--preemptions", raw.preemptions, 0, 1000, "stop after all schedules with at most K preemptions")
        ->option_text("K");
    number_option(app, "--steps", each.steps, 10, 1'000'000, "longest execution that is followed (default 20000)")
        ->option_text("N");
    number_option(app, "--seed", each.seed, 0, any_number, "of random schedules and of the program's randomness (default 1)")
        ->option_text("S");
    number_option(app, "--jobs", each.jobs, 1, 256, "workers at once (default: the processors there are)")
        ->option_text("N");
    app.add_option("--nonblocking", each.nonblocking, "functions that promise not to wait (default *try_*). Repeatable")
        ->option_text("GLOB")
        ->allow_extra_args(false);
    word_option<attention>(app, "--races", each.races, {{"stop", attention::stop}, {"ignore", attention::ignore}},
                           "data races: what shows that an order is needed (default), or nothing")
        ->option_text("stop|ignore");
    word_option<attention>(app, "--leaks", each.leaks, {{"stop", attention::stop}, {"ignore", attention::ignore}},
                           "memory that nothing leads to any more: likewise (default ignore)")
        ->option_text("stop|ignore");
    app.add_option("--cflags", raw.compile_flags, "flags for the compilers. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    app.add_option("--ldflags", raw.link_flags, "flags for the linker. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    app.add_option("--json", options.json_file, "write the table as JSON; - is standard output")->option_text("FILE");
    app.add_flag("--quiet", each.how.quiet, "no progress");
}

/// The error, if any.
std::string convert(const raw_words& raw, check_options& each) {
    const auto time = parse_duration(raw.time);
    if (!time) return "--time: " + time.error();
    each.plan.time = *time;
    if (raw.preemptions >= 0) each.plan.preemptions = raw.preemptions;
    for (const auto& [given, target] :
         {std::pair{&raw.compile_flags, &each.compile_flags}, std::pair{&raw.link_flags, &each.link_flags}})
        for (const std::string& text : *given) {
            const auto words = parse_flags(text);
            if (!words) return words.error();
            target->insert(target->end(), words->begin(), words->end());
        }
    const bool searches = each.plan.explore == exploring::automatic || each.plan.explore == exploring::exhaustive;
    if (!searches && each.plan.preemptions) return "--preemptions has no meaning with random schedules";
    for (const auto& file : each.files) {
        std::error_code error;
        if (!std::filesystem::exists(file, error)) return "there is no file " + file.string();
        if (file.extension() == ".ino") return file.string() + " is a sketch: weaken takes programs";
    }
    return {};
}

}  // namespace

std::expected<weaken_options, early_end> parse_weaken_options(int argc, char** argv) {
    weaken_options options;
    options.each.plan.machines = machine_choice::free;
    options.each.plan.machines_given = true;
    options.each.plan.memory = check::supervise::memory_choice::c11;
    options.each.races = check::wire::attention::stop;
    options.each.leaks = check::wire::attention::ignore;
    raw_words raw;
    char** const separator =
        std::find_if(argv + 1, argv + argc, [](const char* word) { return std::strcmp(word, "--") == 0; });
    if (separator != argv + argc) options.each.arguments.assign(separator + 1, argv + argc);
    CLI::App app(
        "Makes each memory order one step weaker, one at a time, checks the programs again under C11 memory, and says "
        "which orders are needed.",
        "pawl weaken");
    app.formatter(std::make_shared<usage_line>("pawl weaken FILE... [OPTIONS] [-- ARGUMENTS OF THE PROGRAMS]"));
    app.footer(
        "Exit status: 0 every order was tried, 1 a program is wrong as it is, 2 usage or build error, 3 inconclusive for "
        "some order.");
    describe(app, options, raw);
    try {
        app.parse(static_cast<int>(separator - argv), argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::RequiredError&) {
        return refused("name the programs: pawl weaken FILE... [-- ARGUMENTS]");
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    if (const std::string failure = convert(raw, options.each); !failure.empty()) return refused(failure);
    return options;
}

}  // namespace pawl::cli
