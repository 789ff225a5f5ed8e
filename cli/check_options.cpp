#include "cli/check_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "cli/board_option.hpp"
#include "cli/checked_option.hpp"
#include "cli/option_values.hpp"
#include "cli/report_options.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

using check::supervise::exploring;
using check::supervise::machine_choice;

constexpr std::uint64_t any_number = std::numeric_limits<std::uint64_t>::max();

struct raw_values {
    std::string time = "60s";
    std::string search_memory = "1G";
    std::vector<std::string> tasks;
    std::vector<std::string> compile_flags;
    std::vector<std::string> link_flags;
    std::string board, horizon = "3s", shard, on;
    std::vector<std::string> deadlines;
    int preemptions = -1;
};

void describe(CLI::App& app, check_options& options, raw_values& raw) {
    using check::wire::attention;

    app.add_option("FILE", options.files,
                   "sources (.c .cpp .rs), a sketch (.ino), objects, archives, or a program built by pawl")
        ->required();
    word_option<machine_choice>(
        app, "--machine", options.plan.machines,
        {{"free", machine_choice::free}, {"one-core", machine_choice::one_core}, {"both", machine_choice::both}},
        "free: a core for each task; one-core: under every order of priorities; both (default)")
        ->option_text("free|one-core|both");
    number_option(app, "--cores", options.plan.cores, 1, 1024,
                  "this many cores, with the priorities that the program sets")
        ->option_text("N");
    app.add_option("--task", raw.tasks,
                   "policy without editing the program; NAME is main, task1 ... or the name it has. Repeatable")
        ->option_text("NAME=prio:50,policy:fifo|rr|other,core:0|any")
        ->allow_extra_args(false);
    word_option<exploring>(app, "--explore", options.plan.explore,
                           {{"auto", exploring::automatic},
                            {"exhaustive", exploring::exhaustive},
                            {"pct", exploring::pct},
                            {"pos", exploring::pos},
                            {"surw", exploring::surw},
                            {"random", exploring::random}},
                           "auto (default): 0, 1, 2 preemptions, all, then random")
        ->option_text("auto|exhaustive|pct|pos|surw|random");
    const std::vector<std::pair<std::string, check::supervise::memory_choice>> models{
        {"auto", check::supervise::memory_choice::automatic},
        {"sc", check::supervise::memory_choice::sc},
        {"c11", check::supervise::memory_choice::c11}};
    word_option<check::supervise::memory_choice>(
        app, "--memory", options.plan.memory, models,
        "what a read may see: the last write (sc), or on several cores all that C11 "
        "allows (c11); auto (default): sc, and c11 too once an order weaker than "
        "seq_cst is asked for")
        ->option_text("auto|sc|c11");
    number_option(app, "--depth", options.plan.depth, 1, 16, "depth of the bugs that pct aims at (default 3)")
        ->option_text("D");
    number_option(app, "--jobs", options.jobs, 1, 256, "workers at once (default: the processors there are)")
        ->option_text("N");
    app.add_option("--search-memory", raw.search_memory,
                   "for searches that wait for their turn, for example 512M (default 1G)")
        ->option_text("SIZE");
    app.add_flag("--resume", options.resume, "go on where the last check of this program, with these options, stopped");
    app.add_option("--shard", raw.shard, "search one of N parts of what there is, for pawl merge; others search the rest")
        ->option_text("I/N");
    app.add_option("--shard-file", options.shard_file, "where it is kept (default: FILE.I-of-N.shard)")
        ->option_text("FILE");
    app.add_option("--from", options.from, "of a shard: go on with what pawl merge --into has left")->option_text("FILE");
    app.add_option("--on", raw.on, "search on several machines, by GNU parallel over ssh: parallel:HOST,4/HOST,:")
        ->option_text("parallel:HOSTS");
    app.add_flag("--resume-or-begin", options.or_begin,
                 "the same; where nothing fits, begin at the beginning: for jobs that keep $PAWL_CACHE");
    app.add_flag("--reduction,!--no-reduction", options.reduction,
                 "exhaustive searches run one execution of each class of equal ones (default)");
    number_option(app, "--preemptions", raw.preemptions, 0, 1000, "stop after all schedules with at most K preemptions")
        ->option_text("K");
    number_option(app, "--schedules", options.plan.schedules, 1, any_number, "stop after N schedules")
        ->option_text("N");
    number_option(app, "--steps", options.steps, 10, 1'000'000, "longest execution that is followed (default 20000)")
        ->option_text("N");
    app.add_option("--time", raw.time, "how long to explore: 500ms, 60s (default), 2m")->option_text("T");
    number_option(app, "--seed", options.seed, 0, any_number,
                  "of random schedules and of the randomness the program is given (default 1)")
        ->option_text("S");
    app.add_option("--nonblocking", options.nonblocking,
                   "functions that promise not to wait (default *try_*). Repeatable")
        ->option_text("GLOB")
        ->allow_extra_args(false);
    app.add_option("--foreign", options.foreign,
                   "libraries that were not built by pawl, and through which tasks do not meet: each call is one step. "
                   "Repeatable")
        ->option_text("GLOB")
        ->allow_extra_args(false);
    const std::vector<std::pair<std::string, attention>> attentions{
        {"report", attention::report}, {"stop", attention::stop}, {"ignore", attention::ignore}};
    word_option<attention>(app, "--races", options.races, attentions,
                           "data races: warnings (default), the verdict, or nothing")
        ->option_text("report|stop|ignore");
    word_option<attention>(app, "--leaks", options.leaks, attentions, "memory that nothing leads to any more: likewise")
        ->option_text("report|stop|ignore");
    app.add_flag("--freeze", options.freeze,
                 "any one task stops for ever at any step: calls that promise not to wait must end all the same");
    using check::wire::progress_class;
    word_option<progress_class>(app, "--progress", options.progress,
                                {{"wait-free", progress_class::wait_free},
                                 {"lock-free", progress_class::lock_free},
                                 {"obstruction-free", progress_class::obstruction_free}},
                                "what calls that promise not to wait are held to, beside others that stop or go on")
        ->option_text("wait-free|lock-free|obstruction-free");
    number_option(app, "--retries", options.retries, 0, 1'000'000,
                  "--progress wait-free: so often such a call may go round again because of others (default 0)")
        ->option_text("N");
    app.add_flag("--real-time", options.real_time,
                 "measure how long lower priorities and masks keep tasks and interrupts waiting, in steps; an unbounded "
                 "inversion of priorities is an error. On --cores N (default 1), with the program's own priorities or --task");
    app.add_option("--timing", options.timing_file,
                   "with --real-time: periods, deadlines and lengths of sections, as pawl timing reads them: a deadline that the "
                   "blocking that was seen may miss is an error")
        ->option_text("FILE");
    number_option(app, "--call-steps", options.call_steps, 0, 1'000'000,
                  "own steps that one call may take which promises not to wait (default 10000, 0: any number)")
        ->option_text("N");
    app.add_option("--cflags", raw.compile_flags, "flags for the compilers. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    app.add_option("--ldflags", raw.link_flags, "flags for the linker. Repeatable")
        ->option_text("\"...\"")
        ->allow_extra_args(false);
    add_board_option(app, raw.board);
    app.add_option("--for", raw.horizon,
                   "of a sketch: virtual time that each schedule is followed (default 3s); 0: to its end, or --steps")
        ->option_text("TIME");
    app.add_option("--deadline", raw.deadlines,
                   "of a sketch: by when a task must wait again once it may run: NAME=20ms. Repeatable")
        ->option_text("NAME=TIME")
        ->allow_extra_args(false);
    number_option(app, "--presses", options.presses, 0, 1000,
                  "of a sketch: how often each attached interrupt and each timer's may come (default 2)")
        ->option_text("N");
    add_report_options(app, options.how);
    app.add_flag("--outcomes", options.outcomes,
                 "go on after a finding, and list every distinct end with what check::outcome said");
    app.add_option("--baseline", options.baseline, "known findings: they are told, and only others are errors")
        ->option_text("FILE");
    app.add_option("--write-baseline", options.write_baseline,
                   "look for all findings, and write them down as known; reasons that stand there are kept")
        ->option_text("FILE");
    app.add_flag("--quiet", options.how.quiet, "the verdict in one line, no progress");
}

std::string known_options(const CLI::App& app) {
    std::string text;
    for (const CLI::Option* option : app.get_options())
        if (!option->get_lnames().empty()) text += " --" + option->get_lnames().front();
    return text;
}

std::unexpected<early_end> refused(const std::string& text) {
    return std::unexpected(early_end{"pawl check: " + text + "\n", exit_usage});
}

/// The values that CLI11 cannot take apart; the error, if any.
std::optional<std::string> convert(const raw_values& raw, bool retries_given, check_options& options) {
    const auto time = parse_duration(raw.time);
    if (!time) return "--time: " + time.error();
    options.plan.time = *time;
    const auto horizon = parse_duration_or_for_ever(raw.horizon);
    if (!horizon) return "--for: " + horizon.error();
    options.horizon = *horizon;
    const auto memory = parse_size(raw.search_memory);
    if (!memory) return "--search-memory: " + memory.error();
    options.search_memory = *memory;
    if (raw.preemptions >= 0) options.plan.preemptions = raw.preemptions;
    for (const std::string& text : raw.tasks) {
        const auto rule = parse_task_rule(text);
        if (!rule) return "--task: " + rule.error();
        options.rules.push_back(*rule);
    }
    if (options.rules.size() > check::wire::max_task_rules)
        return "--task: at most " + std::to_string(check::wire::max_task_rules) + " rules";
    options.plan.has_task_rules = !options.rules.empty();
    for (const std::string& text : raw.deadlines) {
        const auto rule = parse_deadline(text);
        if (!rule) return "--deadline: " + rule.error();
        options.rules.push_back(*rule);
    }
    if (!raw.board.empty()) options.compile_flags.push_back(raw.board);
    for (const auto& [given, target] :
         {std::pair{&raw.compile_flags, &options.compile_flags}, std::pair{&raw.link_flags, &options.link_flags}})
        for (const std::string& text : *given) {
            const auto words = parse_flags(text);
            if (!words) return words.error();
            target->insert(target->end(), words->begin(), words->end());
        }
    options.sharded = !raw.shard.empty();
    if (options.sharded) {
        const auto part = parse_shard(raw.shard);
        if (!part) return "--shard: " + part.error();
        options.part = *part;
    }
    if (!raw.on.empty()) {
        constexpr std::string_view by_parallel = "parallel:";
        if (!raw.on.starts_with(by_parallel)) return "--on: write parallel:HOST,HOST, not '" + raw.on + "'";
        auto hosts = parse_hosts(std::string_view(raw.on).substr(by_parallel.size()));
        if (!hosts) return "--on: " + hosts.error();
        options.hosts = std::move(*hosts);
        if (options.sharded || options.resume || options.outcomes)
            return "--on shares out the whole search: it does not go with --shard, --resume or --outcomes";
    }
    if ((options.sharded || !options.hosts.empty()) && options.real_time)
        return "--real-time measures one search, not its parts: it does not go with --shard or --on";
    if (!options.sharded && (!options.from.empty() || !options.shard_file.empty()))
        return "--from and --shard-file belong to --shard";
    if (options.sharded && options.resume && !options.from.empty())
        return "--resume goes on with this shard's own file: --from is not needed then";
    if (options.sharded && options.outcomes)
        return "--shard and --outcomes: the ends that are listed are those of one search, not of its parts";
    if (options.sharded && options.plan.schedules != 0 && options.plan.schedules < options.part.of)
        return "--shard: of " + std::to_string(options.plan.schedules) + " schedules there is not one for each of " +
               std::to_string(options.part.of) + " shards";
    options.resume = options.resume || options.or_begin;
    const bool searches = options.plan.explore == exploring::automatic || options.plan.explore == exploring::exhaustive;
    if (!searches && options.plan.preemptions) return "--preemptions has no meaning with random schedules";
    if (options.resume && options.outcomes)
        return "--resume and --outcomes: the ends of one run are listed, not of two";
    if (!options.baseline.empty() && !options.write_baseline.empty())
        return "--baseline and --write-baseline: the second reads what stands in its file by itself";
    const bool knows = !options.baseline.empty() || !options.write_baseline.empty();
    if (knows && options.outcomes) return "--outcomes lists every end, whatever a baseline says of it; choose one";
    if (options.resume && !options.write_baseline.empty())
        return "--resume and --write-baseline: a baseline is written by one search";
    if (retries_given && options.progress != check::wire::progress_class::wait_free)
        return "--retries has a meaning with --progress wait-free only";
    if (options.real_time && options.plan.machines_given && options.plan.machines != machine_choice::one_core)
        return "--real-time is about stated cores: --cores N in the place of --machine";
    if (!options.timing_file.empty() && !options.real_time) return "--timing has a meaning with --real-time only";
    if (options.resume && options.real_time) return "--resume and --real-time: what was measured is of one run";
    if (options.how.verbose && options.how.quiet) return "--verbose and --quiet contradict each other";
    return std::nullopt;
}

}  // namespace

std::expected<check_options, early_end> parse_check_options(int argc, char** argv) {
    check_options options;
    raw_values raw;
    char** const separator =
        std::find_if(argv + 1, argv + argc, [](const char* word) { return std::strcmp(word, "--") == 0; });
    if (separator != argv + argc) options.arguments.assign(separator + 1, argv + argc);

    CLI::App app("Runs a concurrent program under every schedule that its cores and priorities allow.", "pawl check");
    app.formatter(std::make_shared<usage_line>("pawl check FILE... [OPTIONS] [-- ARGUMENTS OF THE PROGRAM]"));
    app.footer(
        "Exit status: 0 nothing wrong within the stated bounds, 1 something is wrong, 2 usage or build error, 3 "
        "inconclusive.");
    describe(app, options, raw);
    try {
        app.parse(static_cast<int>(separator - argv), argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ExtrasError& error) {
        return refused(std::string(error.what()) + "\nKnown options:" + known_options(app));
    } catch (const CLI::RequiredError&) {
        return refused("name the files to check: pawl check FILE... [-- ARGUMENTS]\nKnown options:" +
                       known_options(app));
    } catch (const CLI::ParseError& error) {
        return refused(error.what());
    }
    options.plan.machines_given = app.count("--machine") != 0;
    options.time_given = app.count("--time") != 0;
    if (auto failure = convert(raw, app.count("--retries") != 0, options)) return refused(*failure);
    for (auto& file : options.files) {
        if (!file.has_filename()) file = file.parent_path();  // a sketch's folder: blink/
        if (std::error_code error; !std::filesystem::exists(file, error))
            return refused("there is no file " + file.string());
    }
    if (options.sharded && options.shard_file.empty())
        options.shard_file = options.files.front().filename().string() + "." + std::to_string(options.part.index + 1) +
                             "-of-" + std::to_string(options.part.of) + ".shard";
    return options;
}

}  // namespace pawl::cli
