// pawl replay SCHEDULE [FILE...]: one execution again, as it was printed.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "check/build/program.hpp"
#include "check/report/schedule_text.hpp"
#include "check/supervise/campaign.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/debug_session.hpp"
#include "cli/replay_options.hpp"
#include "cli/replay_subject.hpp"
#include "cli/step_session.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl replay: ", text.c_str());
    return exit_usage;
}

supervise::campaign_request request_for(const supervise::last_check& found_in) {
    supervise::campaign_request request;
    request.program = found_in.program;
    request.rules = found_in.rules;
    request.steps = found_in.steps;
    request.seed = found_in.seed;
    request.freeze = found_in.freeze;
    request.progress = found_in.progress;
    request.retries = found_in.retries;
    request.real_time = found_in.real_time;
    request.call_steps = found_in.call_steps;
    request.horizon = std::chrono::nanoseconds(found_in.horizon_ns);
    request.presses = found_in.presses;
    request.races = found_in.races;
    request.leaks = found_in.leaks;
    request.weakened = found_in.weakened;
    return request;
}

void prepare(supervise::session_block& session, const supervise::last_check& found_in) {
    session->pool_size = std::max(found_in.pool_size, session->pool_size);
    session->simulate_constructors = found_in.simulate_constructors;
    session->usual_exit_status_known = found_in.usual_exit_status.has_value();
    session->usual_exit_status = found_in.usual_exit_status.value_or(0);
    session->visible.count =
        static_cast<std::uint32_t>(std::min(found_in.visible.size(), check::wire::max_visible_places));
    std::copy_n(found_in.visible.begin(), session->visible.count, session->visible.pc);
    session->loops.count =
        static_cast<std::uint32_t>(std::min(found_in.own_loops.size(), check::wire::max_own_loops));
    std::copy_n(found_in.own_loops.begin(), session->loops.count, session->loops.place);
}

int step_through(const check::report::verdict& verdict, check::report::symbolizer& symbols) {
    if (verdict.recorded.events.empty())
        return refuse("there is no step to show" + (verdict.reason.empty() ? "" : ": " + verdict.reason));
    if (walk_through(verdict, symbols)) return status_of(verdict);
    return refuse(std::string("cannot write to standard output: ") + std::strerror(errno));
}

}  // namespace

int replay(int argc, char** argv) {
    const auto options = parse_replay_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    if (const std::string failure = not_writable(options->how); !failure.empty()) return refuse(failure);
    const auto cache = build::cache_folder();
    if (!cache) return refuse(cache.error().message);
    if (const std::string missing = options->gdb ? gdb_is_missing() : ""; !missing.empty()) return refuse(missing);
    const auto subject = find_subject(*options, *cache);
    if (!subject) return refuse(subject.error());
    if (!subject->note.empty()) std::fprintf(stderr, "pawl replay: %s\n", subject->note.c_str());

    auto session = supervise::session_block::create();
    if (!session) return refuse(session.error());
    prepare(*session, subject->found_in);
    const check::report::promise_matcher promise(subject->found_in.nonblocking);
    supervise::progress_line line(supervise::progress_line::style::none);
    const supervise::campaign_request request = request_for(subject->found_in);
    supervise::campaign campaign(*session, request, promise, line);
    const auto& [machine_index, choices] = subject->schedule;
    auto verdict = [&] {
        const supervise::stop_signals stop;
        return campaign.replay(machine_index, subject->found_in.machines[machine_index], choices);
    }();
    if (!verdict) return refuse(verdict.error());
    verdict->schedule_name = options->schedule;
    verdict->board = subject->found_in.board;
    if (options->gdb)
        return refuse(debug(*verdict, campaign.symbols(), request.program, *session, options->gdb_arguments));
    if (options->step) return step_through(*verdict, campaign.symbols());
    telling how = options->how;
    how.words = command_line(argc, argv);
    how.programs = subject->found_in.files;
    return tell(*verdict, campaign.symbols(), how);
}

}  // namespace pawl::cli
