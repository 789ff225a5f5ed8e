// pawl replay SCHEDULE [FILE...]: one execution again, as it was printed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "check/build/program.hpp"
#include "check/report/schedule_text.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/schedule_store.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/tell.hpp"
#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "pawl replay: %s\n", text.c_str());
    return exit_usage;
}

struct replay_options {
    std::string schedule;
    std::vector<std::filesystem::path> files;
    telling how;
};

/// The exit status if there is nothing to replay.
std::optional<int> parse(int argc, char** argv, replay_options& options) {
    CLI::App app("Runs one schedule again and tells what it ends with.", "pawl replay");
    app.formatter(std::make_shared<usage_line>("pawl replay SCHEDULE [FILE...] [OPTIONS]"));
    app.add_option("SCHEDULE", options.schedule, "as `pawl check` printed it behind the word Again")->required();
    app.add_option("FILE", options.files, "the program's files; without them: the program that was checked last");
    app.add_option("--json", options.how.json_file, "write the verdict as JSON; - is standard output")
        ->option_text("FILE");
    app.add_flag("--verbose", options.how.verbose, "the whole schedule, whole stacks, the program's output");
    app.add_flag("--quiet", options.how.quiet, "the verdict in one line");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::fputs(app.help().c_str(), stdout);
        return exit_ok;
    } catch (const CLI::ParseError& error) {
        return refuse(error.what());
    }
    return std::nullopt;
}

}  // namespace

int replay(int argc, char** argv) {
    replay_options options;
    if (const auto status = parse(argc, argv, options)) return *status;
    if (const std::string failure = not_writable(options.how.json_file); !failure.empty()) return refuse(failure);
    const auto cache = build::cache_folder();
    if (!cache) return refuse(cache.error().message);
    const auto text = supervise::schedule_store(*cache / "schedules").find(options.schedule);
    if (!text) return refuse(text.error());
    const auto schedule = check::report::parse_schedule(*text);
    if (!schedule) return refuse(schedule.error());

    const auto last = supervise::load_last_check(*cache);
    if (!last) return refuse(last.error());
    supervise::campaign_request request;
    request.program = last->program;
    request.rules = last->rules;
    request.steps = last->steps;
    request.seed = last->seed;
    request.races = last->races;
    request.leaks = last->leaks;
    if (!options.files.empty()) {
        const auto program = build::build_program({options.files, {}, {}});
        if (!program) return refuse(program.error().message);
        // Which machine a number means depends on the program: only a check knows its tasks.
        if (program->executable != last->program.executable)
            return refuse(
                "these files are not the program that was checked last (or they have changed): run pawl check on them "
                "first");
    }
    if (std::error_code error; !std::filesystem::exists(request.program.executable, error))
        return refuse("the program " + request.program.executable.string() + " is gone: run pawl check again");
    if (schedule->machine_index >= last->machines.size())
        return refuse("the schedule does not fit the program: it names machine " +
                      std::to_string(schedule->machine_index) + ", the last check had " +
                      std::to_string(last->machines.size()));

    auto session = supervise::session_block::create();
    if (!session) return refuse(session.error());
    (*session)->pool_size = std::max(last->pool_size, (*session)->pool_size);
    (*session)->simulate_constructors = last->simulate_constructors;
    (*session)->usual_exit_status_known = last->usual_exit_status.has_value();
    (*session)->usual_exit_status = last->usual_exit_status.value_or(0);
    (*session)->visible.count =
        static_cast<std::uint32_t>(std::min(last->visible.size(), check::wire::max_visible_places));
    std::copy_n(last->visible.begin(), (*session)->visible.count, (*session)->visible.pc);

    const check::report::promise_matcher promise(last->nonblocking);
    supervise::progress_line line(supervise::progress_line::style::none);
    const supervise::stop_signals stop;
    supervise::campaign campaign(*session, request, promise, line);
    auto verdict = campaign.replay(schedule->machine_index, last->machines[schedule->machine_index], schedule->choices);
    if (!verdict) return refuse(verdict.error());
    verdict->schedule_name = options.schedule;
    return tell(*verdict, campaign.symbols(), options.how);
}

}  // namespace pawl::cli
