#include "check/supervise/worker_time.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <string>

namespace pawl::check::supervise {
namespace {

using namespace std::chrono_literals;

char state_of(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/stat");
    std::string word;
    for (int i = 0; i < 3; ++i) in >> word;
    return word.empty() ? ' ' : word[0];
}

struct child {
    explicit child(void (*does)()) : process(fork()) {
        if (process != 0) return;
        does();
        _exit(0);
    }
    ~child() {
        kill(process, SIGKILL);
        waitpid(process, nullptr, 0);
    }
    pid_t process;
};

TEST(WorkerTime, GoesOnWithTheClockForOneThatWaits) {
    const child waits([] { pause(); });
    while (state_of(waits.process) != 'S') {
    }
    const auto start = worker_time::clock::time_point();
    worker_time time(waits.process, start);
    EXPECT_EQ(time.at(start + 7s), start + 7s);
}

TEST(WorkerTime, CountsOnlyWhatOneThatComputesHasGot) {
    const child computes([] {
        volatile bool on = true;
        while (on) {
        }
    });
    const auto start = worker_time::clock::time_point();
    worker_time time(computes.process, start);
    // It cannot have computed for an hour.
    EXPECT_LT(time.at(start + 1h), start + 30min);
}

}  // namespace
}  // namespace pawl::check::supervise
