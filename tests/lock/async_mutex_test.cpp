#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "tests/scenarios/own_task.hpp"

namespace {

using namespace std::chrono_literals;

constinit pawl::async_mutex in_static_storage{"static"};

TEST(AsyncMutex, IsTakenAndGivenUpByThreads) {
    EXPECT_TRUE(in_static_storage.try_lock());
    EXPECT_FALSE(in_static_storage.try_lock());
    EXPECT_FALSE(in_static_storage.try_lock_for(1ms));
    in_static_storage.unlock();
    {
        const std::unique_lock held{in_static_storage};
        EXPECT_FALSE(in_static_storage.try_lock());
    }
    auto held = in_static_storage.hold();
    auto moved = std::move(held);
    EXPECT_FALSE(held.owns_lock());
    moved.unlock();
    EXPECT_TRUE(in_static_storage.try_lock());
    in_static_storage.unlock();
    EXPECT_STREQ(in_static_storage.name(), "static");
}

TEST(AsyncMutex, MayBeGivenUpByAnotherThread) {
    pawl::async_mutex m;
    auto held = m.hold();
    std::jthread other{[held = std::move(held)]() mutable { held.unlock(); }};
    m.lock();
    m.unlock();
}

task locks(pawl::async_mutex& m, std::vector<int>& order, int number) {
    const auto held = co_await m.async_lock();
    order.push_back(number);
}
task locks_thrice(pawl::async_mutex& m, std::vector<int>& order) {
    auto held = co_await m.async_lock();
    task first = locks(m, order, 1), second = locks(m, order, 2), third = locks(m, order, 3);
    first.start();
    second.start();
    third.start();
    second.destroy();
    held.unlock();
    co_await first;
    co_await third;
}

TEST(AsyncMutex, IsHandedOnInTheOrderInWhichTheyCame) {
    pawl::async_mutex m;
    std::vector<int> order;
    pawl::block_on(locks_thrice(m, order));
    EXPECT_EQ(order, (std::vector{1, 3}));
    ASSERT_TRUE(m.try_lock());
    m.unlock();
}

TEST(AsyncMutex, TellsOfATimeOutAndOfACancellation) {
    pawl::async_mutex m;
    const auto held = m.hold();
    EXPECT_EQ(pawl::block_on(m.async_lock_for(1ms)).error(), pawl::errc::timeout);
    auto waiting = m.async_lock();
    waiting.cancel();
    EXPECT_FALSE(pawl::block_on(std::move(waiting)));
}

task counts(pawl::async_mutex& m, int& unprotected, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        const auto held = co_await m.async_lock();
        ++unprotected;
    }
}
task counts_twice(pawl::async_mutex& m, int& unprotected, int rounds) {
    task other = counts(m, unprotected, rounds);
    other.start();
    co_await counts(m, unprotected, rounds);
    co_await other;
}

TEST(AsyncMutex, ExcludesOnSeveralThreads) {
    constexpr int rounds = 1'000;
    pawl::async_mutex m;
    int unprotected = 0;
    {
        const std::array<std::jthread, 3> threads{
            std::jthread{[&] { pawl::block_on(counts_twice(m, unprotected, rounds)); }},
            std::jthread{[&] { pawl::block_on(counts_twice(m, unprotected, rounds)); }}, std::jthread{[&] {
                for (int i = 0; i < rounds; ++i) {
                    const std::scoped_lock held{m};
                    ++unprotected;
                    if (i % 16 == 0) std::this_thread::yield();
                }
            }}};
    }
    EXPECT_EQ(unprotected, 5 * rounds);
}

TEST(AsyncMutex, LosesNothingWhenWaitsEndByTheirDeadlines) {
    pawl::async_mutex m;
    int unprotected = 0, passed = 0;
    const auto hurry = [&] {
        for (int i = 0; i < 300; ++i)
            if (m.try_lock_for(50us)) {
                ++unprotected;
                ++passed;
                m.unlock();
            }
    };
    { const std::array<std::jthread, 3> threads{std::jthread{hurry}, std::jthread{hurry}, std::jthread{hurry}}; }
    EXPECT_EQ(unprotected, passed);
    ASSERT_TRUE(m.try_lock());
    m.unlock();
}

TEST(AsyncMutexDeathTest, UnlockedByWhoDoesNotHoldIt) {
    pawl::async_mutex m{"files"};
    EXPECT_DEATH(m.unlock(), "async mutex \"files\" was unlocked while nobody holds it");
    m.lock();
    m.unlock();
    EXPECT_DEATH(m.unlock(), "was unlocked while nobody holds it");
}

TEST(AsyncMutexDeathTest, DestroyedWhileHeld) {
    EXPECT_DEATH(
        {
            std::optional<pawl::async_mutex> m;
            m.emplace("gone");
            m->lock();
            m.reset();
        },
        "async mutex \"gone\" was destroyed while it is held");
}

TEST(AsyncMutexDeathTest, HeldInStaticStorageAtTheEndIsNoMistake) {
    EXPECT_EXIT(
        {
            static pawl::async_mutex held{"held to the end"};
            held.lock();
            std::exit(0);
        },
        testing::ExitedWithCode(0), "");
    EXPECT_EXIT(
        {
            static pawl::async_mutex held{"held to the end"};
            if (held.try_lock()) std::exit(0);
        },
        testing::ExitedWithCode(0), "");
}

}  // namespace
