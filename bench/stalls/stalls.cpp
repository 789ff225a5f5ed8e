// Does a thread of high priority ever wait for one of lower priority that was stopped in the middle of a call? On this
// very machine, on one core, with real priorities.
//
//   stalls --list                              the channels and queues that this program knows
//   stalls [OPTION]... PEER SCENARIO SECONDS   prints what was seen, words and numbers (scenarios.hpp)
//       --expect clean | stall | hidden        ends with 1 if it was otherwise; clean: no stall, no hidden message,
//                                              no allocation in a call
//       --program PROGRAM                      another program than this one has the peer
//
// Exit status: 0; 1; 2 for what cannot be run; 77 where real-time priorities are not permitted.
#include <sys/mman.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../side_by_side/measure/core.hpp"
#include "contestants.hpp"
#include "priorities.hpp"
#include "scenarios.hpp"
#include "watchdog.hpp"

namespace {

using namespace stalls;

[[noreturn]] void refuse(const std::string& why) {
    std::fprintf(stderr, "stalls: %s\n", why.c_str());
    std::exit(2);
}

/// In the process that may be killed.
[[noreturn]] void run_here(char** arguments) {
    record& record = *map_record(std::atoi(arguments[0]));
    const contestant peer = open_contestant(arguments[1]);
    if (!peer.channel) refuse("no peer \"" + std::string(arguments[1]) + "\"");
    mlockall(MCL_CURRENT | MCL_FUTURE);  // a page that must be fetched is no stall of the channel's
    for (const scenario& scenario : scenarios()) {
        if (scenario.name != arguments[2]) continue;
        scenario.run(*peer.channel, peer.senders, std::atoi(arguments[3]), record);
        _exit(0);  // its threads are left where they are
    }
    refuse("no scenario \"" + std::string(arguments[2]) + "\"");
}

void print(const record& record, ending ended) {
    const auto number = [](const char* name, std::uint64_t value) {
        std::printf(" %s=%llu", name, static_cast<unsigned long long>(value));
    };
    std::printf("%s", ended == ending::stalled ? "stalled" : "ended");
    number("longest_ns", record.longest);
    number("over_1_ms", record.over_1_ms);
    number("longest_own_ns", record.longest_own);
    number("over_100_us_own", record.over_100_us_own);
    number("longest_between_ns", record.longest_between);
    number("over_100_us_between", record.over_100_us_between);
    number("inside_ns", record.inside);
    number("between_ns", record.between);
    number("calls", record.calls);
    number("messages", record.messages);
    number("allocations", record.allocations);
    number("looks", record.checks);
    number("hidden", record.hidden);
    std::putchar('\n');
}

/// More calls burnt over 100 us of their own than by chance. What the host of a virtual machine takes away is counted as
/// the thread's own time; it hits calls and what lies between them according to how long each lasts.
bool burns_time(const record& record) {
    constexpr std::uint64_t never = 100'000'000;  // nanoseconds
    const auto inside = static_cast<double>(record.inside), between = static_cast<double>(record.between);
    const auto hits = static_cast<double>(record.over_100_us_own + record.over_100_us_between);
    const double expected = hits * inside / (inside + between + 1);
    return static_cast<double>(record.over_100_us_own) > expected + 5 * std::sqrt(expected) + 3 ||
           record.longest_own > never;
}

bool is_clean(const record& record, ending ended) {
    return ended == ending::by_itself && record.calls > 0 && record.messages > 0 && record.hidden == 0 &&
           record.allocations == 0 && !burns_time(record);
}

bool is_as_expected(std::string_view expected, const record& record, ending ended) {
    if (expected == "clean") return is_clean(record, ended);
    if (expected == "stall") return ended == ending::stalled;
    if (expected == "hidden") return record.hidden > 0;
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (first == "--list") return list_contestants(), 0;
    if (bench::permitted_cores().size() < 2) {
        std::fputs("stalls: SKIPPED, it needs two cores: one for the experiment and one to watch\n", stderr);
        return exit_not_permitted;
    }
    if (first == "--in-front-of-the-watchdog" && argc == 6) run_here(argv + 2);

    run run;
    std::string_view expected;
    char** argument = argv + 1;
    for (; argument + 2 < argv + argc && (*argument)[0] == '-'; argument += 2) {
        if (*argument == std::string_view("--expect")) expected = argument[1];
        if (*argument == std::string_view("--program")) run.program = argument[1];
    }
    if (argument + 3 != argv + argc) refuse("PEER SCENARIO SECONDS are wanted");
    run.peer = argument[0], run.scenario = argument[1], run.seconds = std::atoi(argument[2]);

    int descriptor = -1;
    const record& record = *share_record(descriptor);
    const ending ended = watch(run, record, descriptor);
    if (ended == ending::not_permitted) return exit_not_permitted;
    if (ended == ending::failed) refuse("the run of " + run.peer + " failed");
    print(record, ended);
    return is_as_expected(expected, record, ended) ? 0 : 1;
}
