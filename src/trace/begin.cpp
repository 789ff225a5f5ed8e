#include "begin.hpp"

#include <pawl/trace.hpp>

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "endings.hpp"
#include "recorder.hpp"

namespace pawl::inline PAWL_PORT::trace {
namespace {

// Never destroyed: the program ends with objects still in use.
std::string& file() {
    static auto* const name = new std::string;
    return *name;
}
constinit std::atomic<bool> written{false};
constinit bool names_the_process = false;

std::string number_of_this_process() { return std::to_string(::getpid()); }

// %p: the number of the process; %%: a per cent sign.
std::string filled_in(const char* pattern) {
    std::string name;
    for (const char* at = pattern; *at; ++at) {
        if (*at == '%' && (at[1] == 'p' || at[1] == '%')) {
            name += at[1] == 'p' ? number_of_this_process() : "%";
            names_the_process |= at[1] == 'p';
            ++at;
        } else
            name += *at;
    }
    return name;
}

// Programs go elsewhere while they run.
std::string from_the_root(std::string name) {
    if (name.starts_with('/')) return name;
    char* const here = ::getcwd(nullptr, 0);
    if (!here) return name;
    std::string whole = std::string{here} + '/' + name;
    std::free(here);
    return whole;
}

// Better now than after a day. What is no regular file is not opened before there is something to write.
int why_not_writable(const std::string& name) {
    struct stat facts {};
    if (::stat(name.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode)) return S_ISDIR(facts.st_mode) ? EISDIR : 0;
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return errno;
    ::close(descriptor);
    return 0;
}

// A program that a traced one starts is traced as well, into a file of its own.
constexpr const char* owner_variable = "PAWL_TRACE_OWNER";
void tell_apart_from_the_parent(std::string& name) {
    const std::string mine = number_of_this_process();
    const char* const owner = ::secure_getenv(owner_variable);
    if (owner && mine != owner && !names_the_process) name += '.' + mine;
    ::setenv(owner_variable, mine.c_str(), 1);
}

void after_fork() {
    begin_anew_after_fork();
    written.store(false, std::memory_order_relaxed);
    const std::string mine = number_of_this_process();
    std::string& name = file();
    if (names_the_process)
        name = from_the_root(filled_in(::secure_getenv("PAWL_TRACE")));
    else
        name += '.' + mine;
    // The owner stays: what the child becomes by exec() has the child's number, and a file of its own all the same.
}

void choose_how_many() {
    const char* const wanted = ::secure_getenv("PAWL_TRACE_EVENTS");
    if (!wanted) return;
    std::size_t count = 0;
    const char* const end = wanted + std::strlen(wanted);
    const auto [rest, error] = std::from_chars(wanted, end, count);
    if (error != std::errc{} || rest != end || count < fewest_events || count > most_events)
        return complain("PAWL_TRACE_EVENTS",
                        "a number from 64 to 16777216, how many events each thread keeps; 16384 it is");
    events_of_a_thread.store(count, std::memory_order_relaxed);
}

}  // namespace

void complain(const char* about, const char* why) noexcept { std::fprintf(stderr, "pawl: %s: %s\n", about, why); }

void begin_if_asked() noexcept try {
    choose_how_many();
    const char* const asked = ::secure_getenv("PAWL_TRACE");
    if (!asked || !*asked) return;
    std::string name = filled_in(asked);
    tell_apart_from_the_parent(name);
    name = from_the_root(std::move(name));
    if (const int why = why_not_writable(name); why != 0)
        return complain("PAWL_TRACE",
                        ("cannot write " + name + ": " + std::strerror(why) + "; nothing is traced").c_str());
    file() = std::move(name);
    std::atexit([] { write_at_the_end(); });
    std::at_quick_exit([] { write_at_the_end(); });
    ::pthread_atfork(nullptr, nullptr, after_fork);
    write_when_ended_by_signals();
    start();
} catch (...) {
    complain("PAWL_TRACE", "no memory; nothing is traced");
}

void write_at_the_end() noexcept {
    if (written.exchange(true)) return;
    stop();
    if (const int why = write_file(file().c_str()); why != 0)
        complain("PAWL_TRACE", ("cannot write " + file() + ": " + std::strerror(why) + "; the trace is lost").c_str());
}

}  // namespace pawl::inline PAWL_PORT::trace
