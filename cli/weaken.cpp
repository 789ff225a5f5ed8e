// pawl weaken FILE...: makes each memory order one step weaker, one at a time, and says which are needed.
#include <unistd.h>

#include <cstdio>

#include "check/build/program.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/processors.hpp"
#include "check/supervise/stop_signals.hpp"
#include "check/supervise/weakening.hpp"
#include "cli/remember.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"
#include "cli/weaken_options.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace fs = std::filesystem;
namespace report = check::report;
namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl weaken: ", text.c_str());
    return exit_usage;
}

/// The files of each program.
std::vector<std::vector<fs::path>> programs_of(const weaken_options& options) {
    if (options.together) return {options.each.files};
    std::vector<std::vector<fs::path>> all;
    for (const fs::path& file : options.each.files) all.push_back({file});
    return all;
}

supervise::campaign_request request_for(const fs::path& executable, const check_options& each) {
    supervise::campaign_request request;
    request.program = {executable, each.arguments, supervise::regular_standard_input()};
    request.plan = each.plan;
    request.steps = each.steps;
    request.seed = each.seed;
    request.races = each.races;
    request.leaks = each.leaks;
    request.call_steps = each.call_steps;
    request.jobs = each.jobs != 0 ? each.jobs : supervise::processors_allowed();
    // There is a schedule for each order that is needed: none is worth minutes.
    request.simplifying = std::chrono::milliseconds(500);
    return request;
}

int status_of(const report::order_table& table) {
    using answer = report::order_trial::answer;
    return table.count(answer::inconclusive) + table.count(answer::not_tried) > 0 ? exit_inconclusive : exit_ok;
}

int tell_table(const report::order_table& table, const std::string& json_file) {
    const report::page page = report::page_for(STDOUT_FILENO, false);
    const std::string text = json_file == "-" ? report::json_of(table) : report::text_of(table, page);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (!json_file.empty() && json_file != "-")
        if (const std::string failure = write_whole_file(json_file, report::json_of(table)); !failure.empty())
            return refuse("cannot write --json " + json_file + ": " + failure);
    return status_when_written(status_of(table));
}

}  // namespace

int weaken(int argc, char** argv) {
    const auto options = parse_weaken_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    if (const std::string& file = options->json_file; !file.empty() && file != "-")
        if (const std::string failure = not_writable(file); !failure.empty())
            return refuse("cannot write --json " + file + ": " + failure);
    const auto cache = build::cache_folder();
    if (!cache) return refuse(cache.error().message);

    supervise::progress_line line(supervise::progress_line::suitable(options->each.how.quiet, false));
    supervise::weakening_request request;
    std::vector<check_options> origins;  // of each program, for pawl replay
    for (const auto& files : programs_of(*options)) {
        const std::string name = supervise::names_of(files);
        line.building(name);
        const auto program = build::build_program({files, options->each.compile_flags, options->each.link_flags});
        line.erase();
        if (!program) return refuse(program.error().message);
        if (!program->uses_runtime)
            return refuse(program->executable.string() + " was not built by pawl: build it with pawl cc or c++");
        request.programs.push_back({name, request_for(program->executable, options->each)});
        origins.push_back(options->each);
        origins.back().files = files;
    }
    request.only = options->only;
    request.keep = [&](std::size_t program, const supervise::campaign_request& how,
                       const supervise::checked_program& found, const std::string& words) {
        return remember_weakened(*found.session, how, origins[program], *cache, found.verdict, words);
    };

    const report::promise_matcher promise(options->each.nonblocking);
    const supervise::stop_signals stop;
    const std::vector<supervise::weakening_request::program> programs = request.programs;
    supervise::weakening all(std::move(request), promise, line);
    if (const auto wrong = all.failing()) {
        line.erase();
        supervise::checked_program& as_it_is = all.failed();
        if (!as_it_is.run) return refuse(all.failure());
        const bool found = as_it_is.verdict.result == report::outcome::wrong;
        remember(*as_it_is.session, programs[*wrong].how, origins[*wrong], *cache, as_it_is.verdict);
        std::fprintf(stderr, "pawl weaken: %s %s as it is, before any order is weakened\n",
                     programs[*wrong].name.c_str(), found ? "goes wrong" : "cannot be judged");
        return tell(as_it_is.verdict, as_it_is.run->symbols(), {});
    }
    return tell_table(all.run(), options->json_file);
}

}  // namespace pawl::cli
