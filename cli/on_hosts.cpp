#include "cli/on_hosts.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <thread>

#include "check/build/place.hpp"
#include "check/report/numbers.hpp"
#include "check/supervise/stop_signals.hpp"
#include "cli/command_words.hpp"

extern char** environ;

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
namespace supervise = check::supervise;
using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

constexpr int most_attempts = 3;  // at one shard, each on another host where there is one
constexpr std::chrono::seconds first_round{2}, longest_round{120}, patience{60};

/// A folder of our own that goes with us.
class workshop {
public:
    explicit workshop(const fs::path& in) {
        std::string name = (in / "hosts-XXXXXX").string();
        if (mkdtemp(name.data())) path_ = name;
    }
    ~workshop() {
        std::error_code error;
        if (!path_.empty()) fs::remove_all(path_, error);
    }
    workshop(const workshop&) = delete;
    workshop& operator=(const workshop&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string shard_name(std::uint32_t number) { return "shard." + std::to_string(number); }

std::string tail_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    constexpr std::size_t enough = 2000;
    return all.size() > enough ? all.substr(all.size() - enough) : all;
}

class rounds {
public:
    rounds(const check_options& options, const prepared_check& ready, const std::vector<std::string>& command,
           supervise::progress_line& line)
        : options_(options), ready_(ready), command_(command), line_(line), shop_(ready.cache / "work") {
        for (const host& one : options.hosts) shards_ += one.shards;
    }

    std::expected<supervise::joined_shards, std::string> run() {
        std::error_code error;
        fs::copy_file(ready_.request.program.executable, shop_.path() / "program", error);
        if (!error && !options_.baseline.empty()) fs::copy_file(options_.baseline, shop_.path() / "baseline", error);
        if (shop_.path().empty() || error) return std::unexpected("cannot write to " + (ready_.cache / "work").string());
        std::optional<supervise::joined_shards> joined;
        for (auto length = first_round;; length = std::min(length * 2, longest_round)) {
            const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(
                options_.plan.time - (clock::now() - start_));
            auto files = search(std::clamp<std::chrono::nanoseconds>(left, 100ms, length), joined.has_value());
            if (!files) return std::unexpected(files.error());
            auto now = supervise::join_shards(std::move(*files));
            if (!now) return std::unexpected(now.error());
            joined = std::move(*now);
            joined->stopped = supervise::stop_signals::asked();
            line_.show(joined->whole.executions, 0);
            if (joined->found || nothing_left(joined->whole) || clock::now() - start_ >= options_.plan.time ||
                joined->stopped)
                return std::move(*joined);
            supervise::interrupted_search next = joined->whole;
            next.command.clear();
            if (const auto saved = supervise::save(next, shop_.path() / "left"); !saved)
                return std::unexpected(saved.error());
        }
    }

private:
    bool nothing_left(const supervise::interrupted_search& whole) const {
        const auto& planned = whole.planned;
        std::uint64_t executions = 0;
        bool all = !planned.coverage.empty() && planned.waiting.empty();
        for (std::size_t i = 0; i < planned.coverage.size(); ++i) {
            executions += planned.coverage[i].executions;
            all = all && (planned.coverage[i].complete || planned.coverage[i].cut_short ||
                          planned.progresses[i].superseded);
        }
        return all || !whole.inconclusive_reason.empty() ||
               (options_.plan.schedules != 0 && executions >= options_.plan.schedules);
    }

    /// All shards of one round.
    std::expected<std::vector<supervise::shard_file>, std::string> search(std::chrono::nanoseconds length, bool goes_on) {
        std::vector<std::uint32_t> wanted(shards_);
        std::iota(wanted.begin(), wanted.end(), 1u);
        for (const std::uint32_t number : wanted) {
            std::error_code error;
            fs::remove(shop_.path() / shard_name(number), error);
        }
        std::vector<supervise::shard_file> all;
        for (int attempt = 0; attempt < most_attempts && !wanted.empty(); ++attempt) {
            if (const auto failure = start_parallel(wanted, length, goes_on)) return std::unexpected(*failure);
            std::erase_if(wanted, [&](std::uint32_t number) {
                auto read = supervise::load(shop_.path() / shard_name(number));
                if (read) all.push_back({shard_name(number), std::move(*read)});
                return read.has_value();
            });
            const bool found =
                std::ranges::any_of(all, [](const supervise::shard_file& one) { return one.what.found.has_value(); });
            if (found || supervise::stop_signals::asked()) break;
        }
        const bool found =
            std::ranges::any_of(all, [](const supervise::shard_file& one) { return one.what.found.has_value(); });
        if (!all.empty() && (wanted.empty() || found || supervise::stop_signals::asked())) return all;
        if (supervise::stop_signals::asked()) return std::unexpected("stopped by you before any shard was back");
        return std::unexpected(check::report::counted(wanted.size(), "shard") + " of " + std::to_string(shards_) +
                               " did not come back, whoever searched them. What was said:\n" +
                               tail_of(shop_.path() / "said"));
    }

    /// What each host runs, with the number of a shard. A file, so that no other shell on the way reads the words.
    bool write_script(std::chrono::nanoseconds length, bool goes_on) const {
        std::string call = as_typed(check::build::this_command().string()) + " check ./program --quiet --shard \"$1/" +
                           std::to_string(shards_) + "\" --shard-file \"shard.$1\" --time " +
                           std::to_string(std::chrono::ceil<std::chrono::milliseconds>(length).count()) + "ms";
        if (goes_on) call += " --from left";
        if (!options_.baseline.empty()) call += " --baseline ./baseline";
        for (const std::string& word : command_) call += " " + as_typed(word);
        if (!options_.arguments.empty()) call += " --";
        for (const std::string& word : options_.arguments) call += " " + as_typed(word);
        // Something found, or time over: the shard is there. What is anything else is tried again, elsewhere.
        std::ofstream out(shop_.path() / "search.sh");
        out << call << "\ns=$?\ncase $s in 0|1|3) exit 0 ;; *) exit $s ;; esac\n";
        return static_cast<bool>(out.flush());
    }

    std::vector<std::string> words(const std::vector<std::uint32_t>& wanted, std::chrono::nanoseconds length,
                                   bool goes_on) const {
        std::string logins;
        for (const host& one : options_.hosts)
            logins += (logins.empty() ? "" : ",") + std::to_string(one.shards) + "/" + one.login;
        const std::string there = "/tmp/pawl-" + shop_.path().filename().string() + "-" + std::to_string(getuid());
        std::vector<std::string> all{"parallel",   "--will-cite",    "--plain",
                                     "--sshlogin", logins,           "--workdir",
                                     there,        "--basefile",     "./program",
                                     "--basefile", "./search.sh",    "--return",
                                     "./shard.{}", "--cleanup",      "--retries",
                                     std::to_string(most_attempts),  "--timeout",
                                     std::to_string(std::chrono::ceil<std::chrono::seconds>(length * 2 + patience).count())};
        if (goes_on) all.insert(all.end(), {"--basefile", "./left"});
        if (!options_.baseline.empty()) all.insert(all.end(), {"--basefile", "./baseline"});
        if (const char* const ssh = std::getenv("PAWL_SSH")) all.insert(all.end(), {"--ssh", ssh});
        all.insert(all.end(), {"sh", "./search.sh", "{}", ":::"});
        for (const std::uint32_t number : wanted) all.push_back(std::to_string(number));
        return all;
    }

    /// Until all are back, or one that found something is. Why it could not be started, if so.
    std::optional<std::string> start_parallel(const std::vector<std::uint32_t>& wanted, std::chrono::nanoseconds length,
                                              bool goes_on) const {
        if (!write_script(length, goes_on)) return "cannot write to " + shop_.path().string() + ": is the disk full?";
        std::vector<std::string> texts = words(wanted, length, goes_on);
        std::vector<char*> arguments;
        for (std::string& text : texts) arguments.push_back(text.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        const std::string said = (shop_.path() / "said").string();
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files, 1, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_adddup2(&files, 1, 2);
        posix_spawn_file_actions_addchdir_np(&files, shop_.path().c_str());
        posix_spawnattr_t how;
        posix_spawnattr_init(&how);
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);  // Ctrl-C is for us
        pid_t process = 0;
        const int failure = posix_spawnp(&process, "parallel", &files, &how, arguments.data(), environ);
        posix_spawnattr_destroy(&how);
        posix_spawn_file_actions_destroy(&files);
        if (failure == ENOENT) return "GNU parallel is not installed: apt-get install parallel rsync";
        if (failure != 0) return "cannot start parallel: " + std::system_category().message(failure);
        bool told = false;
        while (waitpid(process, nullptr, WNOHANG) == 0) {
            std::this_thread::sleep_for(50ms);
            if (told || (!supervise::stop_signals::asked() && !something_found(wanted))) continue;
            // The first asks it to begin nothing more, the second ends what runs.
            kill(process, SIGTERM);
            std::this_thread::sleep_for(100ms);
            kill(process, SIGTERM);
            told = true;
        }
        return std::nullopt;
    }

    bool something_found(const std::vector<std::uint32_t>& wanted) const {
        return std::ranges::any_of(wanted, [&](std::uint32_t number) {
            const auto read = supervise::load(shop_.path() / shard_name(number));
            return read && read->found;
        });
    }

    const check_options& options_;
    const prepared_check& ready_;
    const std::vector<std::string>& command_;
    supervise::progress_line& line_;
    workshop shop_;
    unsigned shards_ = 0;
    clock::time_point start_ = clock::now();
};

}  // namespace

std::expected<supervise::joined_shards, std::string> search_on_hosts(const check_options& options,
                                                                     const prepared_check& ready,
                                                                     const std::vector<std::string>& command,
                                                                     supervise::progress_line& line) {
    return rounds(options, ready, command, line).run();
}

}  // namespace pawl::cli
