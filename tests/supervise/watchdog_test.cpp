#include "check/supervise/watchdog.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace pawl::check::supervise {
namespace {

using namespace std::chrono_literals;

TEST(Watchdog, BarksOnceWhenNothingChanges) {
    const auto start = watchdog::clock::time_point();
    const wire::progress silent{};
    watchdog dog(5s, start);
    EXPECT_FALSE(dog.barks(silent, start + 4s));
    EXPECT_TRUE(dog.barks(silent, start + 5s));
    EXPECT_FALSE(dog.barks(silent, start + 60s));
}

TEST(Watchdog, IsContentWithAnyHeartbeat) {
    const auto start = watchdog::clock::time_point();
    wire::progress beating{};
    watchdog dog(5s, start);
    for (int second = 1; second < 30; second += 4) {
        beating.live_steps += 1024;
        EXPECT_FALSE(dog.barks(beating, start + std::chrono::seconds(second)));
    }
}

TEST(Watchdog, DoesNotCountTheTimeInWhichTheWorkerWasKeptWaiting) {
    const auto start = watchdog::clock::time_point();
    const wire::progress silent{};
    watchdog dog(5s, start);
    dog.excuse(start + 60s);
    EXPECT_FALSE(dog.barks(silent, start + 64s));
    EXPECT_TRUE(dog.barks(silent, start + 65s));
}

TEST(Watchdog, AsksTheKernelWhereAProcessWaits) { EXPECT_FALSE(blocked_in_kernel(getpid()).empty()); }

}  // namespace
}  // namespace pawl::check::supervise
