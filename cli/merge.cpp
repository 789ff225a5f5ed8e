// pawl merge SHARD...: the verdict on a search that was made in parts.
#include <algorithm>
#include <cstdio>

#include "check/report/numbers.hpp"
#include "check/supervise/joined_shards.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/merge_options.hpp"
#include "cli/pausing.hpp"
#include "cli/prepared_check.hpp"
#include "cli/remember.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

namespace supervise = check::supervise;

int refuse(const std::string& text) {
    std::fprintf(stderr, "%s%s\n", text.starts_with("pawl") ? "" : "pawl merge: ", text.c_str());
    return exit_usage;
}

std::expected<std::vector<supervise::shard_file>, std::string> read_all(const std::vector<std::filesystem::path>& files) {
    std::vector<supervise::shard_file> all;
    for (const auto& file : files) {
        auto what = supervise::load(file);
        using why = supervise::cannot_go_on::why;
        if (!what && what.error().because == why::nothing_there) return std::unexpected("cannot read " + file.string());
        if (!what)
            return std::unexpected(file.string() +
                                   " is no shard of this version of pawl, or damaged: search that shard once more");
        if (what->command.empty())
            return std::unexpected(file.string() + " is what a merge has left, not a shard: search it with --from");
        all.push_back({file.string(), std::move(*what)});
    }
    return all;
}

/// "2", "2 and 5", "2, 5 and 7".
std::string list_of(const std::vector<std::uint32_t>& shards) {
    std::string text;
    for (std::size_t i = 0; i < shards.size(); ++i)
        text += (i == 0 ? "" : i + 1 == shards.size() ? " and " : ", ") + std::to_string(shards[i] + 1);
    return text;
}

/// Why nothing can be said of the whole; empty: it can.
std::string missing_words(const supervise::joined_shards& joined, std::uint32_t of) {
    const auto some = [&](const std::vector<std::uint32_t>& which, const std::string& what) {
        return (which.size() == 1 ? "shard " : "shards ") + list_of(which) + " of " + std::to_string(of) +
               (which.size() == 1 ? " is " : " are ") + what;
    };
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

int merge(int argc, char** argv) {
    const auto options = parse_merge_options(argc, argv);
    if (!options) {
        std::fputs(options.error().text.c_str(), options.error().status == exit_ok ? stdout : stderr);
        return options.error().status;
    }
    if (const std::string failure = not_writable(options->how); !failure.empty()) return refuse(failure);
    auto files = read_all(options->files);
    if (!files) return refuse(files.error());
    const std::uint32_t of = files->front().what.part.of;
    auto joined = supervise::join_shards(std::move(*files));
    if (!joined) return refuse(joined.error());

    // As if it was called with these words.
    std::vector<std::string> words = joined->whole.command;
    std::string verb = "check";
    std::vector<char*> pointers{verb.data()};
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    auto checked = parse_check_options(static_cast<int>(pointers.size() - 1), pointers.data());
    if (!checked) return refuse(checked.error().text + "call it in the folder that the shards were searched in");
    checked->how = options->how;

    supervise::progress_line line(supervise::progress_line::suitable(options->how.quiet, options->how.verbose));
    auto ready = prepare_check(*checked, line);
    if (!ready) return refuse(ready.error());
    if (fingerprint_of(ready->request.program, true) != joined->whole.program)
        return refuse("the program, or pawl, is not the one that the shards were searched with: search all shards again");
    auto session = supervise::session_block::create();
    if (!session) return refuse(session.error());
    const check::report::promise_matcher promise(checked->nonblocking);
    const supervise::stop_signals stop;
    supervise::campaign campaign(*session, ready->request, promise, line);
    supervise::interrupted_search left = joined->whole;
    campaign.go_on_from(std::move(joined->whole));
    check::report::verdict verdict = campaign.conclude(joined->found, missing_words(*joined, of));
    verdict.board = ready->board;
    line.erase();
    remember(*session, ready->request, *checked, ready->cache, verdict);
    tell_what_was_left_aside(*joined);
    int status = tell(verdict, campaign.symbols(), options->how);
    if (options->into.empty()) return status;
    left.command.clear();
    left.found.reset();
    if (const auto saved = supervise::save(left, options->into); !saved) status = refuse(saved.error());
    return status;
}

}  // namespace pawl::cli
