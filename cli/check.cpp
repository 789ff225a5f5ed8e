// pawl check FILE... [-- ARGS]: builds the program instrumented, explores it, tells the verdict.
#include <algorithm>
#include <cstdio>

#include "check/build/program.hpp"
#include "check/report/schedule_text.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/processors.hpp"
#include "check/supervise/schedule_store.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/check_options.hpp"
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

std::string names_of(const std::vector<std::filesystem::path>& files) {
    std::string text;
    for (std::size_t i = 0; i < files.size() && i < 3; ++i) text += (i == 0 ? "" : " ") + files[i].filename().string();
    return text + (files.size() > 3 ? " ..." : "");
}

void remember(const supervise::session_block& session, const supervise::campaign_request& request,
              const check_options& options, const check::report::verdict& verdict,
              const std::filesystem::path& folder) {
    supervise::last_check last;
    last.program = request.program;
    for (const auto& machine : verdict.machines) last.machines.push_back(machine.on);
    last.rules = request.rules;
    last.nonblocking = options.nonblocking;
    last.steps = request.steps;
    last.seed = request.seed;
    last.pool_size = session->pool_size;
    const auto& visible = session->visible;
    last.visible.assign(visible.pc, visible.pc + std::min<std::size_t>(visible.count, check::wire::max_visible_places));
    last.simulate_constructors = session->simulate_constructors;
    if (session->usual_exit_status_known) last.usual_exit_status = session->usual_exit_status;
    if (const auto saved = supervise::save(last, folder); !saved)
        std::fprintf(stderr, "pawl check: %s; pawl replay will not know this program\n", saved.error().c_str());
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
    line.building(names_of(options->files));
    const auto program = build::build_program({options->files, options->compile_flags, options->link_flags});
    line.erase();
    if (!program) return refuse(program.error().message);
    line.built(
        names_of(options->files) + (program->language.empty() ? "" : " (" + program->language + ", instrumented)"),
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
    request.rules = options->rules;
    request.steps = options->steps;
    request.seed = options->seed;
    request.wants_example = !options->how.html_file.empty() || !options->how.trace_file.empty();
    request.jobs = options->jobs != 0 ? options->jobs : supervise::processors_allowed();
    request.search_memory = options->search_memory;
    request.reduction = options->reduction;
    request.outcomes = options->outcomes;
    for (const build::blind_spot& spot : program->blind_spots) request.blind_spots.push_back(blind_spot_words(spot));

    const check::report::promise_matcher promise(options->nonblocking);
    const supervise::stop_signals stop;
    supervise::campaign campaign(*session, request, promise, line);
    check::report::verdict verdict = campaign.run();
    line.erase();
    remember(*session, request, *options, verdict, *cache);
    const supervise::schedule_store store(*cache / "schedules");
    for (check::report::end_state& end : verdict.outcomes)
        if (!end.schedule.empty())
            end.schedule_name = store.keep(check::report::to_text(end.machine_index, end.schedule)).value_or("");
    if (!verdict.schedule.empty()) {
        const auto kept = store.keep(check::report::to_text(verdict.machine_index, verdict.schedule));
        if (kept)
            verdict.schedule_name = *kept;
        else
            std::fprintf(stderr, "pawl check: %s\n", kept.error().c_str());
    }
    return tell(verdict, campaign.symbols(), options->how);
}

}  // namespace pawl::cli
