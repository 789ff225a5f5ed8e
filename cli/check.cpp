// pawl check FILE... [-- ARGS]: builds the program instrumented, explores it, tells the verdict.
#include <cstdio>

#include "check/supervise/campaign.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/baseline_file.hpp"
#include "cli/check_options.hpp"
#include "cli/command_words.hpp"
#include "cli/deadlines.hpp"
#include "cli/joined_verdict.hpp"
#include "cli/on_hosts.hpp"
#include "cli/pausing.hpp"
#include "cli/prepared_check.hpp"
#include "cli/remember.hpp"
#include "cli/tell.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl check: ", text.c_str());
    return exit_usage;
}

// A shard's verdict is of a part only.
std::string shard_words(const check_options& options) {
    const std::string of = std::to_string(options.part.of);
    return "  Shard     " + std::to_string(options.part.index + 1) + " of " + of + ", in " + options.shard_file.string() +
           (options.part.whole() ? "\n" : "; of the whole: pawl merge, with the files of all " + of + "\n");
}

int check_on_hosts(const check_options& options, const prepared_check& ready, int argc, char** argv,
                   supervise::progress_line& line) {
    std::expected<supervise::joined_shards, std::string> joined;
    {
        const supervise::stop_signals stop;
        joined = search_on_hosts(options, ready, words_for_built(options, argc, argv), line);
    }
    if (!joined) return refuse(joined.error());
    const auto status = tell_joined(options, ready, std::move(*joined), line);
    return status ? *status : refuse(status.error());
}

}  // namespace

int check(int argc, char** argv) {
    const auto options = parse_check_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    if (const std::string failure = not_writable(options->how); !failure.empty()) return refuse(failure);

    const auto known = baseline_file::of(*options);
    if (!known) return refuse(known.error());
    std::optional<analysis::declared_tasks> declared;
    if (!options->timing_file.empty()) {
        auto read = read_timing_file(options->timing_file);
        if (!read) return refuse(read.error());
        declared = std::move(*read);
    }

    supervise::progress_line line(supervise::progress_line::suitable(options->how.quiet, options->how.verbose));
    auto ready = prepare_check(*options, line);
    if (!ready) return refuse(ready.error());
    if (!options->hosts.empty()) return check_on_hosts(*options, *ready, argc, argv, line);
    supervise::campaign_request& request = ready->request;
    auto session = supervise::session_block::create();
    if (!session) return refuse(session.error());
    const check::report::promise_matcher promise(options->nonblocking);
    const supervise::stop_signals stop;
    pausing pauses(*options, argc, argv, request.program, ready->cache, known->accepted());
    request.accepts = known->accepts();
    request.keep = [&](const supervise::interrupted_search& standing) { pauses.keep(standing); };
    supervise::campaign campaign(*session, request, promise, line);
    if (options->resume || !options->from.empty()) {
        auto earlier = pauses.earlier();
        if (!earlier && !pauses.begins_again() && !options->or_begin) return refuse(earlier.error());
        line.erase();
        if (earlier)
            campaign.go_on_from(std::move(*earlier));
        else if (!options->or_begin)
            std::fprintf(stderr, "pawl check: %s\n", earlier.error().c_str());
    }
    check::report::verdict verdict = campaign.run();
    verdict.board = ready->board;
    known->settle(verdict, campaign.symbols());
    verdict.foreign = ready->foreign;
    line.erase();
    if (declared && verdict.measured) hold_against_deadlines(verdict, *declared, options->timing_file, campaign);
    const bool over = verdict.complete || verdict.result == check::report::outcome::wrong;
    if (options->sharded)
        pauses.keep_shard(campaign.standing());
    else if (over || options->outcomes)
        pauses.forget();
    else
        pauses.keep(campaign.standing());
    remember(*session, request, *options, ready->cache, verdict);
    telling how = options->how;
    how.words = command_line(argc, argv);
    how.programs = options->files;
    int status = tell(verdict, campaign.symbols(), how);
    if (const std::string failure = known->write(verdict, campaign.symbols()); !failure.empty())
        status = refuse(failure);
    else if (known->writes() && !options->how.quiet)
        std::fprintf(stderr, "  Written   %s\n", options->write_baseline.c_str());
    if (options->sharded && !pauses.kept()) return exit_usage;
    if (options->sharded && !options->how.quiet) std::fputs(shard_words(*options).c_str(), stderr);
    if (verdict.result == check::report::outcome::inconclusive && pauses.kept() && !options->how.quiet)
        std::fprintf(stderr, "  To go on  %s\n", resuming_command(argc, argv).c_str());
    return status;
}

}  // namespace pawl::cli
