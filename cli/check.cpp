// pawl check FILE... [-- ARGS]: builds the program instrumented, explores it, tells the verdict.
#include <fnmatch.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "check/build/program.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/processors.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/check_options.hpp"
#include "cli/pausing.hpp"
#include "cli/remember.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl check: ", text.c_str());
    return exit_usage;
}

std::string blind_spot_words(const build::blind_spot& spot) {
    const std::string place = spot.file + (spot.line > 0 ? ":" + std::to_string(spot.line) : "");
    if (spot.what == build::blind_spot::kind::inline_assembly)
        return "inline assembly at " + place + (spot.text.empty() ? "" : " (" + spot.text + ")");
    return "code that was not built by pawl: " + (spot.text.empty() ? place : spot.text);
}

// The library that --foreign speaks of, if this is one.
std::optional<std::string> as_foreign(const build::blind_spot& spot, const std::vector<std::string>& globs) {
    if (spot.what != build::blind_spot::kind::uninstrumented_object) return std::nullopt;
    const std::string name = std::filesystem::path(spot.text.empty() ? spot.file : spot.text).filename();
    for (const std::string& glob : globs)
        if (fnmatch(glob.c_str(), name.c_str(), 0) == 0) return name;
    return std::nullopt;
}

}  // namespace

int check(int argc, char** argv) {
    const auto options = parse_check_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    if (const std::string failure = not_writable(options->how); !failure.empty()) return refuse(failure);

    supervise::progress_line line(supervise::progress_line::suitable(options->how.quiet, options->how.verbose));
    line.building(supervise::names_of(options->files));
    const auto program = build::build_program({options->files, options->compile_flags, options->link_flags});
    line.erase();
    if (!program) return refuse(program.error().message);
    line.built(supervise::names_of(options->files) +
                   (program->language.empty() ? "" : " (" + program->language + ", instrumented)") +
                   (program->board.empty() ? "" : " for: " + program->board),
               program->seconds);
    if (!program->uses_runtime)
        return refuse(program->executable.string() +
                      " was not built by pawl: build it with pawl cc, c++, rustc or cargo, or name its sources");
    const auto cache = build::cache_folder();
    if (!cache) return refuse(cache.error().message);

    auto session = supervise::session_block::create();
    if (!session) return refuse(session.error());
    supervise::campaign_request request;
    request.program = {program->executable, options->arguments, supervise::regular_standard_input()};
    request.plan = options->plan;
    request.horizon = options->horizon;
    request.presses = options->presses;
    // A sketch's kernel decides who runs: the board's cores and the priorities that it sets.
    if (!program->board.empty() && !options->plan.machines_given && options->plan.cores == 0)
        request.plan.cores = build::cores_of_board(program->board);
    // One that never ends uses all the time it is given.
    constexpr std::chrono::seconds time_for_a_sketch{20};
    if (!program->board.empty() && !options->time_given) request.plan.time = time_for_a_sketch;
    request.rules = options->rules;
    request.steps = options->steps;
    request.seed = options->seed;
    request.races = options->races;
    request.leaks = options->leaks;
    request.freeze = options->freeze;
    request.progress = options->progress;
    request.retries = options->retries;
    request.call_steps = options->call_steps;
    request.jobs = options->jobs != 0 ? options->jobs : supervise::processors_allowed();
    request.search_memory = options->search_memory;
    request.reduction = options->reduction;
    request.outcomes = options->outcomes;
    request.wants_example = options->how.verbose || !options->how.html_file.empty() || !options->how.trace_file.empty();
    std::vector<std::string> foreign;
    for (const build::blind_spot& spot : program->blind_spots)
        if (const auto library = as_foreign(spot, options->foreign))
            foreign.push_back(*library);
        else
            request.blind_spots.push_back(blind_spot_words(spot));
    // A name that was mistyped would otherwise look as if it had been taken into account.
    if (!options->foreign.empty() && foreign.empty())
        return refuse("--foreign " + options->foreign.front() +
                      ": everything in the program was built by pawl, or has another name");

    const check::report::promise_matcher promise(options->nonblocking);
    const supervise::stop_signals stop;
    pausing pauses(*options, argc, argv, request.program, *cache);
    request.keep = [&](const supervise::interrupted_search& standing) { pauses.keep(standing); };
    supervise::campaign campaign(*session, request, promise, line);
    if (options->resume) {
        auto earlier = pauses.earlier();
        if (!earlier && !pauses.begins_again()) return refuse(earlier.error());
        line.erase();
        if (earlier)
            campaign.go_on_from(std::move(*earlier));
        else
            std::fprintf(stderr, "pawl check: %s\n", earlier.error().c_str());
    }
    check::report::verdict verdict = campaign.run();
    verdict.board = program->board;
    verdict.foreign = foreign;
    line.erase();
    const bool over = verdict.complete || verdict.result == check::report::outcome::wrong;
    if (over || options->outcomes)
        pauses.forget();
    else
        pauses.keep(campaign.standing());
    remember(*session, request, *options, *cache, verdict);
    const int status = tell(verdict, campaign.symbols(), options->how);
    if (verdict.result == check::report::outcome::inconclusive && pauses.kept() && !options->how.quiet)
        std::fprintf(stderr, "  To go on  %s\n", resuming_command(argc, argv).c_str());
    return status;
}

}  // namespace pawl::cli
