#include "check/build/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

extern "C" {
#include <sys/pidfd.h>  // glibc 2.36 forgot to say that these are C functions
}

namespace pawl::check::build {
namespace {

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
    return set;
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> result;
    for (const std::string& word : words) result.push_back(const_cast<char*>(word.c_str()));
    result.push_back(nullptr);
    return result;
}

std::vector<std::string> whole_environment(const std::vector<std::string>& changes) {
    std::vector<std::string> result = changes;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view existing(*entry);
        const std::string_view name = existing.substr(0, existing.find('=') + 1);
        if (std::ranges::none_of(changes, [&](const std::string& c) { return c.starts_with(name); }))
            result.emplace_back(existing);
    }
    return result;
}

struct running {
    std::size_t index;
    pid_t process;
    int ended;   // a pidfd: readable once the process is gone
    int output;  // a file in memory: unlike a pipe it never fills, so nobody has to read along
};

std::string explain_start(const child& wanted, int error) {
    return "pawl: cannot run " + wanted.words.front() + ": " + std::strerror(error) + "\n";
}

std::optional<running> start(const child& wanted, std::size_t index, std::string& error) {
    const int output = memfd_create("pawl-output", MFD_CLOEXEC);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, 1);
    posix_spawn_file_actions_adddup2(&actions, output, 2);
    if (!wanted.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, wanted.folder.c_str());

    // A group of its own: gcc and cargo have children too, and all of them must end with us.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    const sigset_t defaults = ending_signals();
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

    const std::vector<std::string> environment = whole_environment(wanted.environment);
    pid_t process = 0;
    const int failed = posix_spawnp(&process, wanted.words.front().c_str(), &actions, &attributes,
                                    pointers(wanted.words).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed == 0) return running{index, process, pidfd_open(process, 0), output};
    error = explain_start(wanted, failed);
    close(output);
    return std::nullopt;
}

std::string read_whole(int file) {
    std::string text(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = pread(file, text.data() + done, text.size() - done, static_cast<off_t>(done));
        if (count <= 0) break;
        done += static_cast<std::size_t>(count);
    }
    text.resize(done);
    return text;
}

outcome collect(const running& finished) {
    int status = 0;
    while (waitpid(finished.process, &status, 0) < 0 && errno == EINTR) {
    }
    outcome result;
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.output = read_whole(finished.output);
    close(finished.ended);
    close(finished.output);
    return result;
}

}  // namespace

interrupts_held::interrupts_held() {
    const sigset_t held = ending_signals();
    pthread_sigmask(SIG_BLOCK, &held, &before_);
}

interrupts_held::~interrupts_held() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

std::vector<outcome> run_all(std::span<const child> children, unsigned side_by_side) {
    std::vector<outcome> results(children.size());
    std::vector<running> alive;
    std::size_t next = 0;
    bool failed = false;
    bool interrupted = false;
    // Only looked at, never read: the signal stays pending and takes effect when interrupts_held ends.
    const sigset_t set = ending_signals();
    const int signals = signalfd(-1, &set, SFD_CLOEXEC);

    while (!alive.empty() || (next < children.size() && !failed && !interrupted)) {
        while (alive.size() < side_by_side && next < children.size() && !failed && !interrupted) {
            if (auto started = start(children[next], next, results[next].output)) {
                alive.push_back(*started);
            } else {
                results[next].status = 127;
                failed = true;
            }
            ++next;
        }
        if (alive.empty()) break;

        std::vector<pollfd> waiting;
        for (const running& one : alive) waiting.push_back({one.ended, POLLIN, 0});
        if (!interrupted) waiting.push_back({signals, POLLIN, 0});
        poll(waiting.data(), waiting.size(), -1);

        if (!interrupted && (waiting.back().revents & POLLIN) != 0) {
            interrupted = true;
            // SIGTERM: gcc, rustc and cargo then remove what they had half written.
            for (const running& one : alive) kill(-one.process, SIGTERM);
        }
        for (std::size_t i = alive.size(); i-- > 0;) {
            if ((waiting[i].revents & POLLIN) == 0) continue;
            results[alive[i].index] = collect(alive[i]);
            failed = failed || results[alive[i].index].status != 0;
            alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    close(signals);
    if (interrupted)
        for (outcome& one : results) one.interrupted = true;
    return results;
}

outcome run(const child& one) { return run_all({&one, 1}, 1).front(); }

int become(const std::vector<std::string>& words, const std::vector<std::string>& changes) {
    const std::vector<std::string> environment = whole_environment(changes);
    execvpe(words.front().c_str(), pointers(words).data(), pointers(environment).data());
    std::fprintf(stderr, "pawl: cannot run %s: %s\n", words.front().c_str(), std::strerror(errno));
    return 2;
}

}  // namespace pawl::check::build
