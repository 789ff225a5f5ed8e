#include "cli/prepared_check.hpp"

#include <fnmatch.h>

#include <optional>

#include "check/build/place.hpp"
#include "check/build/program.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/processors.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace supervise = check::supervise;

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

std::expected<prepared_check, std::string> prepare_check(const check_options& options,
                                                         supervise::progress_line& line) {
    line.building(supervise::names_of(options.files));
    const auto program = build::build_program({options.files, options.compile_flags, options.link_flags});
    line.erase();
    if (!program) return std::unexpected(program.error().message);
    line.built(supervise::names_of(options.files) +
                   (program->language.empty() ? "" : " (" + program->language + ", instrumented)") +
                   (program->board.empty() ? "" : " for: " + program->board),
               program->seconds);
    if (!program->uses_runtime)
        return std::unexpected(program->executable.string() +
                               " was not built by pawl: build it with pawl cc, c++, rustc or cargo, or name its sources");
    const auto cache = build::cache_folder();
    if (!cache) return std::unexpected(cache.error().message);

    prepared_check result{.request = {}, .cache = *cache, .board = program->board, .foreign = {}};
    supervise::campaign_request& request = result.request;
    request.program = {program->executable, options.arguments, supervise::regular_standard_input()};
    request.plan = options.plan;
    request.part = options.part;
    request.horizon = options.horizon;
    request.presses = options.presses;
    // A sketch's kernel decides who runs: the board's cores and the priorities that it sets.
    if (!program->board.empty() && !options.plan.machines_given && options.plan.cores == 0)
        request.plan.cores = build::cores_of_board(program->board);
    if (options.real_time && request.plan.cores == 0) request.plan.cores = 1;
    // One that never ends uses all the time it is given.
    constexpr std::chrono::seconds time_for_a_sketch{20};
    if (!program->board.empty() && !options.time_given) request.plan.time = time_for_a_sketch;
    request.rules = options.rules;
    request.steps = options.steps;
    request.seed = options.seed;
    request.races = options.races;
    request.leaks = options.leaks;
    request.freeze = options.freeze;
    request.progress = options.progress;
    request.retries = options.retries;
    request.real_time = options.real_time;
    request.call_steps = options.call_steps;
    request.jobs = options.jobs != 0 ? options.jobs : supervise::processors_allowed();
    request.search_memory = options.search_memory;
    request.reduction = options.reduction;
    request.board = program->board;
    request.outcomes = options.outcomes;
    request.wants_example = options.how.verbose || !options.how.html_file.empty() || !options.how.trace_file.empty();
    for (const build::blind_spot& spot : program->blind_spots)
        if (const auto library = as_foreign(spot, options.foreign))
            result.foreign.push_back(*library);
        else
            request.blind_spots.push_back(blind_spot_words(spot));
    // A name that was mistyped would otherwise look as if it had been taken into account.
    if (!options.foreign.empty() && result.foreign.empty())
        return std::unexpected("--foreign " + options.foreign.front() +
                               ": everything in the program was built by pawl, or has another name");
    return result;
}

}  // namespace pawl::cli
