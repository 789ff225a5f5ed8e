#include "watchdog.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "priorities.hpp"
#include "timed_calls.hpp"

namespace stalls {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t patience = 2'500'000'000;  // nanoseconds; the kernel's throttling ends some stalls after 1 s
constexpr auto grace = 5s;                         // beyond the time that the run was given

[[noreturn]] void become_child(const run& run, int descriptor) {
    // Should the watchdog die, this goes too; should it sleep, the kernel ends a real-time thread that never does.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    stay_anywhere();
    const rlimit without_sleep{.rlim_cur = 8'000'000, .rlim_max = 9'000'000};  // microseconds
    setrlimit(RLIMIT_RTTIME, &without_sleep);
    const std::string number = std::to_string(descriptor), duration = std::to_string(run.seconds);
    execl(run.program.c_str(), "stalls", "--in-front-of-the-watchdog", number.c_str(), run.peer.c_str(),
          run.scenario.c_str(), duration.c_str(), nullptr);
    _exit(127);
}

bool call_is_stuck(const record& record) {
    const std::uint64_t began = record.call_began;
    return began != 0 && nanoseconds(CLOCK_MONOTONIC) > began + patience;
}

ending ending_of(int status) {
    if (!WIFEXITED(status)) return ending::failed;
    if (WEXITSTATUS(status) == exit_not_permitted) return ending::not_permitted;
    return WEXITSTATUS(status) == 0 ? ending::by_itself : ending::failed;
}

}  // namespace

ending watch(const run& run, const record& record, int descriptor) {
    stay_off_the_core();
    become(SCHED_FIFO, watchdog_priority);
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(run.seconds) + grace;
    const pid_t child = fork();
    if (child < 0) return ending::failed;
    if (child == 0) become_child(run, descriptor);
    for (int status = 0;;) {
        std::this_thread::sleep_for(20ms);
        if (waitpid(child, &status, WNOHANG) == child) return ending_of(status);
        const bool stuck = call_is_stuck(record);
        if (!stuck && std::chrono::steady_clock::now() < latest) continue;
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        return stuck ? ending::stalled : ending::failed;
    }
}

record* map_record(int descriptor) {
    void* memory = mmap(nullptr, sizeof(record), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (memory == MAP_FAILED) {
        std::perror("stalls");
        std::exit(2);
    }
    return static_cast<record*>(memory);  // the file is new, so all is zero
}

record* share_record(int& descriptor) {
    descriptor = memfd_create("record", 0);
    if (descriptor < 0 || ftruncate(descriptor, sizeof(record)) != 0) {
        std::perror("stalls");
        std::exit(2);
    }
    return map_record(descriptor);
}

}  // namespace stalls
