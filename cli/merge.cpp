// pawl merge SHARD...: the verdict on a search that was made in parts.
#include <cstdio>

#include "check/supervise/joined_shards.hpp"
#include "cli/joined_verdict.hpp"
#include "cli/merge_options.hpp"
#include "cli/prepared_check.hpp"
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
    auto joined = supervise::join_shards(std::move(*files));
    if (!joined) return refuse(joined.error());

    supervise::interrupted_search left = joined->whole;
    left.command.clear();

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
    const auto status = tell_joined(*checked, *ready, std::move(*joined), line);
    if (!status) return refuse(status.error());
    if (options->into.empty()) return *status;
    const auto saved = supervise::save(left, options->into);
    return saved ? *status : refuse(saved.error());
}

}  // namespace pawl::cli
