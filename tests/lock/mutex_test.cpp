#include <gtest/gtest.h>
#include <pthread.h>

#include <array>
#include <barrier>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <source_location>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

// Runs as a task of this name, to its end.
class named_task {
public:
    named_task(const char* name, std::function<void()> body)
        : thread_{[name, body] {
              pthread_setname_np(pthread_self(), name);
              body();
          }} {}

private:
    std::jthread thread_;
};

std::string refused(auto&& call) {
    try {
        call();
    } catch (const std::system_error& error) {
        return error.what();
    }
    return {};
}

// Tasks in a circle: each holds one of the locks and then asks for the next one's. How many were refused, and what the
// first refusal said.
struct circle_run {
    int refused = 0;
    std::string report;
    std::size_t length = 0;
};
circle_run run_circle(std::size_t tasks) {
    static constexpr std::array names{"a", "b", "c", "d", "e"};
    std::vector<std::unique_ptr<pawl::mutex>> locks;
    for (std::size_t i = 0; i < tasks; ++i) locks.push_back(std::make_unique<pawl::mutex>(names[i % names.size()]));
    std::barrier all{static_cast<std::ptrdiff_t>(tasks)};
    circle_run result;
    std::mutex results;
    {
        std::vector<std::unique_ptr<named_task>> running;
        for (std::size_t i = 0; i < tasks; ++i)
            running.push_back(std::make_unique<named_task>(names[i % names.size()], [&, i] {
                const pawl::guard mine{*locks[i]};
                all.arrive_and_wait();
                const auto next = locks[(i + 1) % tasks]->lock_or_report();
                if (next) return;
                EXPECT_EQ(next.error().why(), pawl::errc::deadlock);
                const std::scoped_lock writing{results};
                if (result.refused++ == 0) {
                    result.report = next.error().report();
                    result.length = next.error().length();
                }
            }));
    }
    return result;
}

TEST(Mutex, WorksWithTheStandardsWrappers) {
    pawl::mutex a{"a"}, b{"b"};
    { const std::lock_guard held{a}; }
    {
        const std::scoped_lock both{a, b};
        EXPECT_FALSE(std::jthread{}.joinable());
        std::jthread{[&] { EXPECT_FALSE(a.try_lock()); }};
    }
    std::unique_lock deferred{a, std::defer_lock};
    EXPECT_TRUE(deferred.try_lock_for(1h));
    EXPECT_FALSE(std::unique_lock(a, std::try_to_lock));
    std::unique_lock{b, 1ms};
}

TEST(Mutex, KeepsOthersOut) {
    pawl::mutex m{"counter"};
    int counter = 0;
    constexpr int rounds = 20'000;
    {
        std::vector<std::jthread> tasks;
        for (int t = 0; t < 4; ++t)
            tasks.emplace_back([&] {
                for (int i = 0; i < rounds; ++i) {
                    const pawl::guard held{m};
                    ++counter;
                }
            });
    }
    EXPECT_EQ(counter, 4 * rounds);
}

TEST(Mutex, RefusesTheSecondLockOfItsOwner) {
    pawl::mutex m{"deck"};
    const pawl::guard held{m};
    EXPECT_NE(refused([&] { m.lock(); }).find("\"deck\" is held by task"), std::string::npos);
    EXPECT_FALSE(m.try_lock());
    EXPECT_FALSE(m.try_lock_for(2ms));
    const auto again = m.lock_or_report();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().why(), pawl::errc::deadlock);
    EXPECT_EQ(again.error().length(), 1u);
}

TEST(Mutex, RefusesACircleOfTwoByName) {
    const circle_run run = run_circle(2);
    EXPECT_GE(run.refused, 1);
    EXPECT_EQ(run.length, 2u);
    for (const char* part : {"pawl: deadlock refused: task \"", "wants mutex \"", "is held by task \"",
                             "waits for mutex \"", "locked at mutex_test.cpp:", "<- the circle closes here"})
        EXPECT_NE(run.report.find(part), std::string::npos) << run.report;
}

TEST(Mutex, TellsTasksOfOneNameApartByTheirNumbers) {
    pawl::mutex a{"a"}, b{"b"};
    std::barrier both{2};
    std::string reports[2];  // each may see the circle closed and be refused
    std::uint32_t numbers[2];
    const auto take = [&](int which, pawl::mutex& first, pawl::mutex& second) {
        pthread_setname_np(pthread_self(), "same");
        numbers[which] = pawl::port::task_number();
        const pawl::guard mine{first};
        both.arrive_and_wait();
        const auto next = second.lock_or_report();
        if (!next) reports[which] = next.error().report();
    };
    { const std::jthread one{take, 0, std::ref(a), std::ref(b)}, other{take, 1, std::ref(b), std::ref(a)}; }
    const std::string& report = reports[0].empty() ? reports[1] : reports[0];
    for (const std::uint32_t number : numbers)
        EXPECT_NE(report.find("task \"same\" #" + std::to_string(number)), std::string::npos) << report;
}

TEST(Mutex, RefusesACircleOfAnyLength) {
    for (const std::size_t tasks : {3u, 4u, 5u, 40u}) {
        const circle_run run = run_circle(tasks);
        EXPECT_GE(run.refused, 1) << tasks;
        EXPECT_EQ(run.length, tasks);
    }
}

TEST(Mutex, ADeadlineOpensTheCircleByItself) {
    pawl::mutex a{"a"}, b{"b"};
    std::barrier both{2};
    bool patient = false;
    {
        const std::jthread hurried{[&] {
            const pawl::guard mine{a};
            both.arrive_and_wait();
            EXPECT_FALSE(b.try_lock_for(20ms));  // the other waits for a, for as long as it takes
        }};
        const pawl::guard mine{b};
        both.arrive_and_wait();
        const auto other = a.lock_or_report();
        patient = other.has_value();
        if (!other) ADD_FAILURE() << other.error().report() << pawl::to_string(other.error().why());
    }
    EXPECT_TRUE(patient);
}

TEST(Mutex, SaysThatItsOwnerDied) {
    pawl::mutex m{"records"};
    std::jthread{[&] { m.lock(); }}.join();
    EXPECT_TRUE(m.owner_died());
    EXPECT_FALSE(m.try_lock());
    for (int i = 0; i < 2; ++i) {
        const auto held = m.lock_or_report();
        ASSERT_FALSE(held);
        EXPECT_EQ(held.error().why(), pawl::errc::owner_died);
    }
    EXPECT_NE(refused([&] { m.lock(); }).find("\"records\" was held by a task that has ended"), std::string::npos);
    { const pawl::guard mending = m.recover(); }
    EXPECT_TRUE(m.lock_or_report());
}

TEST(Mutex, TellsWhoWaitsThatItsOwnerDied) {
    pawl::mutex m{"records"};
    std::barrier held{2};
    std::jthread owner{[&] {
        m.lock();
        held.arrive_and_wait();
        // Ends once the other one waits: that publishes itself before it sleeps.
        while (!pawl::watch::tasks_waiting()) std::this_thread::yield();
    }};
    held.arrive_and_wait();
    const auto mine = m.lock_or_report();
    ASSERT_FALSE(mine);
    EXPECT_EQ(mine.error().why(), pawl::errc::owner_died);
}

TEST(Mutex, RefusesToBeUnlockedByAnother) {
    pawl::mutex m{"mine"};
    EXPECT_NE(refused([&] { m.unlock(); }).find("does not hold it"), std::string::npos);
    const pawl::guard held{m};
    std::jthread{[&] { EXPECT_NE(refused([&] { m.unlock(); }).find("does not hold it"), std::string::npos); }};
}

TEST(Mutex, SaysWhichTableIsFullWhereItIsThatOfTasks) {
    std::optional<pawl::deadlock> refused_one;
    EXPECT_EQ(pawl::lock::unknown_task(pawl::lock::core{"late", std::source_location::current()}, {}, refused_one),
              pawl::errc::too_many);
    EXPECT_NE(refused_one->report().find("mutex \"late\": " + std::to_string(pawl::watch::most_tasks) + " tasks"), std::string::npos) << refused_one->report();
}

TEST(Mutex, TellsOfANamelessOneWhatKindItIs) {
    pawl::mutex nameless;
    pawl::recursive_mutex again, named{"again"};
    EXPECT_NE(refused([&] { nameless.unlock(); }).find("a task that does not hold it"), std::string::npos);
    EXPECT_EQ(refused([&] { nameless.unlock(); }).find("pawl: mutex without a name was unlocked"), 0u);
    EXPECT_EQ(refused([&] { again.unlock(); }).find("pawl: recursive mutex without a name was unlocked"), 0u);
    EXPECT_EQ(refused([&] { named.unlock(); }).find("pawl: recursive mutex \"again\" was unlocked"), 0u);
}

TEST(Mutex, RefusesMoreNestedLocksThanItsTaskCanHold) {
    std::vector<std::unique_ptr<pawl::mutex>> locks;
    std::vector<pawl::guard> held;
    for (std::size_t i = 0; i < pawl::watch::held_objects::most; ++i)
        held.emplace_back(*locks.emplace_back(std::make_unique<pawl::mutex>("one of many")));
    pawl::mutex one_more{"one more"};
    EXPECT_FALSE(one_more.try_lock());
    const auto refused_one = one_more.lock_or_report();
    ASSERT_FALSE(refused_one);
    EXPECT_EQ(refused_one.error().why(), pawl::errc::too_many);
    EXPECT_NE(refused_one.error().report().find("mutex \"one more\": this task holds as many locks as it can"),
              std::string::npos)
        << refused_one.error().report();
    held.erase(held.begin());  // not the last one
    EXPECT_TRUE(one_more.lock_or_report());
    held.clear();
}

TEST(Mutex, GuardsMove) {
    pawl::mutex m{"moved"};
    pawl::guard first{m};
    pawl::guard second{std::move(first)};
    EXPECT_TRUE(second.owns_lock());
    EXPECT_FALSE(first.owns_lock());  // NOLINT: looked at on purpose
    second.unlock();
    EXPECT_TRUE(m.try_lock());
    m.unlock();
}

// A record given back is taken by the next task.
TEST(Mutex, ThousandsOfTasksOneAfterAnother) {
    pawl::mutex m{"many"};
    for (std::size_t i = 0; i < 2 * pawl::watch::most_tasks; ++i) std::jthread{[&] { const pawl::guard held{m}; }};
}

TEST(MutexDeathTest, DestroyedWhileHeld) {
    EXPECT_DEATH(
        {
            auto m = std::make_unique<pawl::mutex>("gone");
            m->lock();
            m.reset();
        },
        "mutex \"gone\" was destroyed while it is held");
}

// At the end of the program it goes, whoever holds it. The one of a function goes before exiting() is known.
TEST(MutexDeathTest, AStaticOneHeldAtTheEndIsNoMistake) {
    EXPECT_EXIT(
        {
            static pawl::mutex held{"held to the end"};
            held.lock();
            std::exit(0);
        },
        testing::ExitedWithCode(0), "");
}

constinit pawl::mutex global{"made before everything"};
TEST(Mutex, IsAConstant) { const pawl::guard held{global}; }

}  // namespace
