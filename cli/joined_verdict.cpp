#include "cli/joined_verdict.hpp"

#include <cstdio>

#include "check/report/numbers.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/baseline_file.hpp"
#include "cli/pausing.hpp"
#include "cli/remember.hpp"

namespace pawl::cli {
namespace {

namespace supervise = check::supervise;

/// "2", "2 and 5", "2, 5 and 7".
std::string list_of(const std::vector<std::uint32_t>& shards) {
    std::string text;
    for (std::size_t i = 0; i < shards.size(); ++i)
        text += (i == 0 ? "" : i + 1 == shards.size() ? " and " : ", ") + std::to_string(shards[i] + 1);
    return text;
}

/// Why nothing can be said of the whole; empty: it can.
std::string missing_words(const supervise::joined_shards& joined) {
    const auto some = [&](const std::vector<std::uint32_t>& which, const std::string& what) {
        return (which.size() == 1 ? "shard " : "shards ") + list_of(which) + " of " + std::to_string(joined.of) +
               (which.size() == 1 ? " is " : " are ") + what;
    };
    if (joined.stopped) return "stopped by you";
    std::string text;
    if (!joined.missing.empty()) text = some(joined.missing, "missing");
    if (!joined.unfinished.empty())
        text += (text.empty() ? "" : "; ") + some(joined.unfinished, "not finished (--resume goes on)");
    return text;
}

void tell_what_was_left_aside(const supervise::joined_shards& joined) {
    for (const std::string& name : joined.twice)
        std::fprintf(stderr, "pawl merge: %s is left aside: another file of the same shard is as far or further\n",
                     name.c_str());
    if (joined.to_be_repeated > 0)
        std::fprintf(stderr,
                     "pawl merge: %s will be run again: not all shards had the same part before them, because one had found a race "
                     "that others did not know of, or had not begun. Go on with --into FILE, and --from FILE\n",
                     check::report::counted(joined.to_be_repeated, "execution").c_str());
}

}  // namespace

std::expected<int, std::string> tell_joined(const check_options& options, const prepared_check& ready,
                                            supervise::joined_shards joined, supervise::progress_line& line) {
    if (fingerprint_of(ready.request.program, true) != joined.whole.program)
        return std::unexpected(
            "the program, or pawl, is not the one that the shards were searched with: search all shards again");
    auto session = supervise::session_block::create();
    if (!session) return std::unexpected(session.error());
    const check::report::promise_matcher promise(options.nonblocking);
    const supervise::stop_signals stop;
    const auto known = baseline_file::of(options);
    if (!known) return std::unexpected(known.error());
    supervise::campaign_request request = ready.request;
    request.accepts = known->accepts();
    supervise::campaign campaign(*session, request, promise, line);
    campaign.go_on_from(std::move(joined.whole));
    check::report::verdict verdict = campaign.conclude(joined.found, missing_words(joined));
    verdict.board = ready.board;
    verdict.foreign = ready.foreign;
    known->settle(verdict, campaign.symbols());
    line.erase();
    remember(*session, request, options, ready.cache, verdict);
    tell_what_was_left_aside(joined);
    const int status = tell(verdict, campaign.symbols(), options.how);
    if (std::string failure = known->write(verdict, campaign.symbols()); !failure.empty())
        return std::unexpected(std::move(failure));
    return status;
}

}  // namespace pawl::cli
