#include "cli/remember.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "check/build/fingerprint.hpp"
#include "check/report/schedule_text.hpp"
#include "check/supervise/last_check.hpp"
#include "check/supervise/schedule_store.hpp"

namespace pawl::cli {
namespace {

namespace build = check::build;
namespace supervise = check::supervise;

supervise::last_check record(const supervise::session_block& session, const supervise::campaign_request& request,
                             const check_options& options, const check::report::verdict& verdict) {
    supervise::last_check last;
    last.program = request.program;
    last.fingerprint = build::fingerprint().add_contents(request.program.executable).text();
    for (const auto& file : options.files) last.files.push_back(std::filesystem::absolute(file));
    last.compile_flags = options.compile_flags;
    last.link_flags = options.link_flags;
    for (const auto& machine : verdict.machines) last.machines.push_back(machine.on);
    last.rules = request.rules;
    last.nonblocking = options.nonblocking;
    last.steps = request.steps;
    last.seed = request.seed;
    last.freeze = request.freeze;
    last.progress = request.progress;
    last.retries = request.retries;
    last.real_time = request.real_time;
    last.call_steps = request.call_steps;
    last.board = verdict.board;
    last.horizon_ns = request.horizon.count();
    last.presses = request.presses;
    last.races = request.races;
    last.leaks = request.leaks;
    last.pool_size = session->pool_size;
    const auto& visible = session->visible;
    last.visible.assign(visible.pc, visible.pc + std::min<std::size_t>(visible.count, check::wire::max_visible_places));
    const auto& loops = session->loops;
    last.own_loops.assign(loops.place, loops.place + std::min<std::size_t>(loops.count, check::wire::max_own_loops));
    last.simulate_constructors = session->simulate_constructors;
    if (session->usual_exit_status_known) last.usual_exit_status = session->usual_exit_status;
    last.weakened = request.weakened;
    return last;
}

void complain(const std::string& failure) { std::fprintf(stderr, "pawl check: %s\n", failure.c_str()); }

/// The schedule's name; empty where it could not be kept.
std::string keep(const supervise::schedule_store& store, std::uint32_t machine,
                 const std::vector<check::wire::choice>& schedule, const supervise::last_check& found_in) {
    if (schedule.empty()) return {};
    const std::string text = check::report::to_text(machine, schedule);
    const auto kept = store.keep(text);
    if (!kept) {
        complain(kept.error());
        return {};
    }
    if (const auto noted = store.note_origin(text, found_in); !noted)
        complain(noted.error() + "; pawl replay will not know which program the schedule belongs to");
    return *kept;
}

}  // namespace

void remember(const supervise::session_block& session, const supervise::campaign_request& request,
              const check_options& options, const std::filesystem::path& cache, check::report::verdict& verdict) {
    const supervise::last_check found_in = record(session, request, options, verdict);
    if (const auto saved = supervise::save(found_in, cache); !saved)
        complain(saved.error() + "; pawl replay will not know this program");
    const supervise::schedule_store store(cache / "schedules");
    for (check::report::end_state& end : verdict.outcomes)
        end.schedule_name = keep(store, end.machine_index, end.schedule, found_in);
    for (check::report::known_finding& one : verdict.known)
        one.schedule_name = keep(store, one.machine_index, one.schedule, found_in);
    if (verdict.measured)
        verdict.measured->each_shown(
            [&](check::report::shown_by& one) { one.name = keep(store, one.machine_index, one.schedule, found_in); });
    verdict.schedule_name = keep(store, verdict.machine_index, verdict.schedule, found_in);
    for (check::report::noted& one : verdict.noted) {
        const auto& facts = one.facts;
        if (facts.has_schedule)
            one.schedule_name =
                keep(store, facts.machine_index, {facts.schedule, facts.schedule + facts.schedule_length}, found_in);
    }
}

std::string remember_weakened(const supervise::session_block& session, const supervise::campaign_request& request,
                              const check_options& options, const std::filesystem::path& cache,
                              const check::report::verdict& verdict, const std::string& words) {
    if (verdict.schedule.empty()) return {};
    supervise::last_check found_in = record(session, request, options, verdict);
    found_in.weakened_words = words;
    const supervise::schedule_store store(cache / "schedules");
    // The same schedule may show that another order is needed as well, or the same order of another program.
    const auto kept = store.keep_weakened(check::report::to_text(verdict.machine_index, verdict.schedule),
                                          words + " of " + found_in.fingerprint);
    if (!kept) {
        complain(kept.error());
        return {};
    }
    if (const auto noted = store.note_origin(*kept, found_in); !noted) complain(noted.error());
    return *kept;
}

}  // namespace pawl::cli
