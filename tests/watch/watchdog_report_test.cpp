#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <pawl/lock/mutex.hpp>
#include <pawl/watch/watchdog.hpp>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "tests/watch/held_up.hpp"

namespace {

using namespace std::chrono_literals;
using held_up::named_task;
using held_up::until_waited_for;
using kind = pawl::watchdog_report::kind;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

// What the watchdog said so far.
class reports {
public:
    struct one {
        kind what;
        std::string name, text, hog;
        int core;
    };
    pawl::watchdog::handler handler() {
        return [this](const pawl::watchdog_report& report) {
            const std::scoped_lock held{mutex_};
            all_.push_back(
                {report.what, std::string{report.name}, report.text(), report.hog.name.data(), report.task.core});
            more_.notify_all();
        };
    }
    // The first one that fits; waits until it is there.
    one wait_for(auto&& fits) {
        std::unique_lock held{mutex_};
        for (std::size_t at = 0;; ++at) {
            more_.wait(held, [&] { return at < all_.size(); });
            if (fits(all_[at])) return all_[at];
        }
    }
    one wait_for(kind what, std::string name) {
        return wait_for([&](const one& each) { return each.what == what && each.name == name; });
    }
    std::size_t count(kind what, const std::string& name) {
        const std::scoped_lock held{mutex_};
        return static_cast<std::size_t>(
            std::ranges::count_if(all_, [&](const one& each) { return each.what == what && each.name == name; }));
    }

private:
    std::mutex mutex_;
    std::condition_variable more_;
    std::vector<one> all_;
};

bool real_time_on(int core) {
    return pawl::port::run_on(core) && pawl::port::run_before_all() && [] {
        const sched_param low{10};
        return pthread_setschedparam(pthread_self(), SCHED_FIFO, &low) == 0;
    }();
}

TEST(Watchdog, NamesTheSilentTaskAndWhoItWaitsFor) {
    reports said;
    pawl::watchdog dog{20ms, said.handler(), pawl::watchdog::cores::no};
    pawl::mutex deck{"deck"};
    deck.lock();
    named_task mixer{"mixer", [&] {
                         EXPECT_TRUE(dog.check_in());
                         const pawl::guard held{deck};
                         EXPECT_TRUE(dog.check_in());
                         said.wait_for(kind::task_goes_on, "mixer");
                     }};
    const auto silence = said.wait_for(kind::task_silent, "mixer");
    EXPECT_THAT(
        silence.text,
        ContainsRegex("^pawl: watchdog: task \"mixer\" \\(#[0-9]+\\) has not checked in for [0-9]+ .?s \\(limit "
                      "20 ms\\), core [0-9]+, SCHED_OTHER\n"
                      "  \"mixer\" waits for mutex \"deck\", since .*, at watchdog_report_test.cpp:[0-9]+\n"
                      "  held by .*, locked at watchdog_report_test.cpp:[0-9]+\n"));
    deck.unlock();
    const auto recovery = said.wait_for(kind::task_goes_on, "mixer");
    EXPECT_THAT(recovery.text,
                ContainsRegex("^pawl: watchdog: task \"mixer\" \\(#[0-9]+\\) goes on, after [0-9]+ .?s\n$"));
}

TEST(Watchdog, TellsASilenceOnce) {
    reports said;
    pawl::watchdog dog{10ms, said.handler(), pawl::watchdog::cores::no};
    auto quiet = dog.watch("quiet");
    auto clock = dog.watch("clock", 5ms);
    said.wait_for(kind::task_silent, "quiet");
    for (std::size_t round = 1; round <= 4; ++round) {
        while (said.count(kind::task_silent, "clock") < round) std::this_thread::yield();
        clock.check_in();
        while (said.count(kind::task_goes_on, "clock") < round) std::this_thread::yield();
    }
    EXPECT_EQ(said.count(kind::task_silent, "quiet"), 1u);
    EXPECT_EQ(said.count(kind::task_goes_on, "quiet"), 0u);
}

// Nothing that a test may wait for says that nothing was said: another one's silence, begun later, is.
TEST(Watchdog, IsNotInterestedInWhoRestsOrHasLeft) {
    reports said;
    pawl::watchdog dog{300ms, said.handler(), pawl::watchdog::cores::no};
    auto rests = dog.watch("rests");
    rests.rest();
    { auto left = dog.watch("left"); }
    std::optional moved{dog.watch("moved")};
    auto keeps = std::move(*moved);
    moved.reset();
    keeps.rest();
    std::jthread{[&] {
        pthread_setname_np(pthread_self(), "ended");
        dog.check_in();
    }}.join();
    EXPECT_TRUE(dog.rest());  // this task
    auto last = dog.watch("last");
    said.wait_for(kind::task_silent, "last");
    for (const char* name : {"rests", "left", "moved", "ended"})
        EXPECT_EQ(said.count(kind::task_silent, name), 0u) << name;
    rests.check_in();
    said.wait_for(kind::task_silent, "rests");
}

TEST(Watchdog, HasAPlaceForEachTaskAndEachOfItsWatchdogs) {
    reports one_said, other_said;
    pawl::watchdog one{10s, one_said.handler(), pawl::watchdog::cores::no};
    {
        pawl::watchdog other{10ms, other_said.handler(), pawl::watchdog::cores::no};
        for (int i = 0; i < 100; ++i) {
            EXPECT_TRUE(one.check_in());
            EXPECT_TRUE(other.check_in());
        }
        char name[16];
        pthread_getname_np(pthread_self(), name, sizeof name);
        other_said.wait_for(kind::task_silent, name);
        EXPECT_EQ(one_said.count(kind::task_silent, name), 0u);
    }
    EXPECT_TRUE(one.check_in());
}

TEST(Watchdog, RefusesWhereNoPlaceIsLeft) {
    pawl::watchdog dog{10s, {}, pawl::watchdog::cores::no};
    std::vector<pawl::watchdog::watched> all;
    while (all.size() <= pawl::watch::most_check_ins) {
        all.push_back(dog.watch("one of many"));
        if (!all.back()) break;
    }
    EXPECT_FALSE(all.back());
    all.back().check_in();
    EXPECT_FALSE(dog.check_in());
    all.clear();
    EXPECT_TRUE(dog.check_in());
}

TEST(Watchdog, WritesToTheStandardErrorOutput) {
    testing::internal::CaptureStderr();
    {
        pawl::watchdog dog{5ms, {}, pawl::watchdog::cores::no};
        auto silent = dog.watch("silent one");
        reports said;
        pawl::watchdog second{5ms, said.handler(), pawl::watchdog::cores::no};
        for (std::size_t round = 1; round <= 20; ++round) {
            auto clock = second.watch("clock");
            while (said.count(kind::task_silent, "clock") < round) std::this_thread::yield();
        }
    }
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("pawl: watchdog: task \"silent one\" (#"));
}

// A task of real-time priority that never sleeps: ordinary ones get no turn on its core.
TEST(Watchdog, NamesTheCoreAndItsHog) {
    reports said;
    pawl::watchdog dog{60ms, said.handler()};
    std::atomic<bool> over{false}, allowed{true};
    int core = -1;
    pawl::port::cores_of_this_program([&](int each) { core = each; });
    named_task victim{"victim", [&] {
                          if (!pawl::port::run_on(core)) return;
                          while (!over) dog.check_in();
                      }};
    named_task hog{"hog", [&] {
                       if (!real_time_on(core)) {
                           allowed = false;
                           over = true;
                           return;
                       }
                       while (!over) continue;
                   }};
    while (allowed && said.count(kind::core_starved, "") == 0) std::this_thread::yield();
    if (!allowed) GTEST_SKIP() << "no right to SCHED_FIFO";
    const auto starved =
        said.wait_for([core](const auto& each) { return each.what == kind::core_starved && each.core == core; });
    if (starved.hog.empty()) {
        over = true;
        GTEST_SKIP() << "another program takes the core";
    }
    EXPECT_EQ(starved.hog, "hog");
    EXPECT_THAT(starved.text,
                ContainsRegex("^pawl: watchdog: core [0-9]+ gave no ordinary task a turn for [0-9]+ ms \\(limit 60 "
                              "ms\\)\n  on core [0-9]+ ran meanwhile: \"hog\" \\(#[0-9]+\\), SCHED_FIFO 10, "
                              "for [0-9]+ .?s          <- the hog\n$"));
    const auto victims = said.wait_for(kind::task_silent, "victim");
    EXPECT_EQ(victims.hog, "hog");
    EXPECT_THAT(victims.text, HasSubstr("<- the hog"));
    over = true;
    said.wait_for([core](const auto& each) { return each.what == kind::core_goes_on && each.core == core; });
}

TEST(Watchdog, IsNoHogWhoRunsWhileAllThatMattersSleeps) {
    reports said;
    pawl::watchdog dog{20ms, said.handler(), pawl::watchdog::cores::no};
    std::binary_semaphore never{0};
    named_task sleeper{"sleeper", [&] {
                           dog.check_in();
                           never.acquire();
                       }};
    EXPECT_THAT(said.wait_for(kind::task_silent, "sleeper").text,
                testing::AllOf(HasSubstr("it waits for nothing that Pawl knows\n"), Not(HasSubstr("<- the hog"))));
    never.release();
}

}  // namespace
