#include <gtest/gtest.h>

#include <barrier>
#include <chrono>
#include <memory>
#include <mutex>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

bool free_for_others(pawl::recursive_mutex& m) {
    bool is_free = false;
    std::jthread{[&] {
        is_free = m.try_lock();
        if (is_free) m.unlock();
    }}.join();
    return is_free;
}

TEST(RecursiveMutex, NLocksNeedNUnlocks) {
    pawl::recursive_mutex m{"tree"};
    constexpr int times = 5;
    for (int i = 0; i < times; ++i) m.lock();
    for (int i = 0; i < times; ++i) {
        EXPECT_FALSE(free_for_others(m)) << i;
        m.unlock();
    }
    EXPECT_TRUE(free_for_others(m));
}

TEST(RecursiveMutex, EveryWayInCounts) {
    pawl::recursive_mutex m{"tree"};
    {
        const pawl::guard first{m};
        const std::scoped_lock second{m};
        const std::unique_lock third{m, 1ms};
        ASSERT_TRUE(third);
        const auto fourth = m.lock_or_report();
        ASSERT_TRUE(fourth);
        ASSERT_TRUE(m.try_lock());
        m.unlock();
        EXPECT_FALSE(free_for_others(m));
    }
    EXPECT_TRUE(free_for_others(m));
}

TEST(RecursiveMutex, CountsAsOneLockHeld) {
    pawl::recursive_mutex m{"tree"};
    for (std::size_t i = 0; i < 3 * pawl::watch::held_objects::most; ++i) m.lock();
    EXPECT_EQ(pawl::watch::this_task()->holds.count(), 1u);
    for (std::size_t i = 0; i < 3 * pawl::watch::held_objects::most; ++i) m.unlock();
    EXPECT_EQ(pawl::watch::this_task()->holds.count(), 0u);
}

TEST(RecursiveMutex, RefusesOneUnlockTooMany) {
    pawl::recursive_mutex m{"tree"};
    m.lock();
    m.unlock();
    EXPECT_THROW(m.unlock(), std::system_error);
    const pawl::guard held{m};
    std::jthread{[&] { EXPECT_THROW(m.unlock(), std::system_error); }};
}

TEST(RecursiveMutex, KeepsOthersOut) {
    pawl::recursive_mutex m{"counter"};
    int counter = 0;
    constexpr int rounds = 5'000;
    {
        std::vector<std::jthread> tasks;
        for (int t = 0; t < 4; ++t)
            tasks.emplace_back([&] {
                for (int i = 0; i < rounds; ++i) {
                    const pawl::guard outer{m};
                    const pawl::guard inner{m};
                    ++counter;
                }
            });
    }
    EXPECT_EQ(counter, 4 * rounds);
}

TEST(RecursiveMutex, ACircleThroughItIsRefused) {
    pawl::recursive_mutex a{"a"};
    pawl::mutex b{"b"};
    std::barrier both{2};
    std::atomic<int> refused = 0;
    {
        const std::jthread other{[&] {
            const pawl::guard mine{b};
            both.arrive_and_wait();
            if (!a.lock_or_report()) ++refused;
        }};
        const pawl::guard mine{a}, again{a};
        both.arrive_and_wait();
        if (const auto next = b.lock_or_report(); !next) {
            ++refused;
            EXPECT_NE(next.error().report().find("\"a\""), std::string::npos) << next.error().report();
        }
    }
    EXPECT_GE(refused, 1);
}

TEST(RecursiveMutex, SaysThatItsOwnerDiedHoweverOftenItTookIt) {
    pawl::recursive_mutex m{"records"};
    std::jthread{[&] {
        for (int i = 0; i < 3; ++i) m.lock();
    }}.join();
    EXPECT_FALSE(m.try_lock());
    const auto refused = m.lock_or_report();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why(), pawl::errc::owner_died);
    { const pawl::guard mending = m.recover(); }
    EXPECT_TRUE(free_for_others(m));
}

TEST(RecursiveMutexDeathTest, DestroyedWhileHeld) {
    EXPECT_DEATH(
        {
            auto m = std::make_unique<pawl::recursive_mutex>("gone");
            m->lock();
            m->lock();
            m->unlock();
            m.reset();
        },
        "mutex \"gone\" was destroyed while it is held");
}

}  // namespace
