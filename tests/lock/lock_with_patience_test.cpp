#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <chrono>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/lock_with_patience.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

bool free_for_others(auto& m) {
    bool is_free = false;
    std::jthread{[&] {
        is_free = m.try_lock();
        if (is_free) m.unlock();
    }}.join();
    return is_free;
}

TEST(LockWithPatience, TakesAllWhereNobodyIsInTheWay) {
    pawl::mutex a{"a"};
    pawl::guarded<int> b{"b", 1};
    {
        const auto held = pawl::lock_with_patience(1h, b, a);
        ASSERT_TRUE(held);
        (*held)[b] = 2;
        EXPECT_FALSE(free_for_others(a));
    }
    EXPECT_TRUE(free_for_others(a));
    EXPECT_TRUE(pawl::lock_with_patience(0s, a, b));
}

TEST(LockWithPatience, TimesOutWithNothingInItsHands) {
    pawl::mutex a{"a"}, b{"b"}, c{"c"};
    for (pawl::mutex* const other : {&a, &b, &c}) {
        const pawl::guard held{*other};
        std::jthread{[&] {
            const auto mine = pawl::lock_with_patience(3ms, a, b, c);
            ASSERT_FALSE(mine);
            EXPECT_EQ(mine.error(), pawl::errc::timeout);
        }}.join();
        for (pawl::mutex* const each : {&a, &b, &c}) EXPECT_TRUE(each == other || free_for_others(*each));
    }
}

TEST(LockWithPatience, OwnLocksAreWaitedForUntilTheTimeIsOver) {
    pawl::mutex a{"a"}, b{"b"};
    const pawl::guard mine{a};
    EXPECT_EQ(pawl::lock_with_patience(2ms, a, b).error(), pawl::errc::timeout);
}

TEST(LockWithPatience, SaysWhatNoPatienceHelpsAgainst) {
    pawl::mutex a{"a"}, b{"b"};
    EXPECT_EQ(pawl::lock_with_patience(1h, a, b, a).error(), pawl::errc::deadlock);
    std::jthread{[&] { b.lock(); }}.join();
    EXPECT_EQ(pawl::lock_with_patience(1h, a, b).error(), pawl::errc::owner_died);
    EXPECT_TRUE(free_for_others(a));
    { const pawl::guard mending = b.recover(); }
    pawl::ranked<pawl::mutex, 1> low{"low"};
    pawl::ranked<pawl::mutex, 2> high{"high"}, high_too{"high too"};
    {
        const pawl::guard held{high};
        EXPECT_EQ(pawl::lock_with_patience(1h, a, low).error(), pawl::errc::out_of_order);
    }
    EXPECT_TRUE(pawl::lock_with_patience(1h, high, high_too, low));
    EXPECT_TRUE(free_for_others(a));
}

// Each holds one lock that it does not give up, for as long as the other tries: neither goes on, and both say so.
TEST(LockWithPatience, GivesUpWhereWhatItHoldsAlreadyIsWaitedFor) {
    pawl::mutex a{"a"}, b{"b"}, c{"c"};
    std::barrier both{2};
    const auto hold_and_want = [&](pawl::mutex& mine, pawl::mutex& other) {
        const pawl::guard held{mine};
        both.arrive_and_wait();
        EXPECT_EQ(pawl::lock_with_patience(5ms, c, other).error(), pawl::errc::timeout);
        both.arrive_and_wait();
    };
    const std::jthread task{[&] { hold_and_want(b, a); }};
    hold_and_want(a, b);
}

// Each fork is taken in whatever order, with no order at all among the philosophers.
TEST(LockWithPatience, PhilosophersAllGetTheirMeals) {
    constexpr std::size_t many = 5;
    constexpr int meals = 200;
    std::array<pawl::guarded<int>, many> forks;
    std::array<int, many> eaten{};
    std::barrier all{static_cast<std::ptrdiff_t>(many)};
    {
        std::vector<std::jthread> philosophers;
        for (std::size_t i = 0; i < many; ++i)
            philosophers.emplace_back([&, i] {
                auto &left = forks[i], &right = forks[(i + 1) % many];
                all.arrive_and_wait();
                while (eaten[i] < meals) {
                    const auto both = pawl::lock_with_patience(1h, left, right);
                    ASSERT_TRUE(both);
                    ++(*both)[left];
                    ++(*both)[right];
                    ++eaten[i];
                }
            });
    }
    for (auto& fork : forks) EXPECT_EQ(*fork.lock(), 2 * meals);
}

// Beside those who take their locks one by one and wait without a limit: a circle with the patient one in it is not one that
// lasts, so they are not refused for it.
TEST(LockWithPatience, GetsItsTurnBesideThoseWhoWaitWithoutALimit) {
    pawl::mutex a{"a"}, b{"b"};
    std::atomic<bool> done = false;
    std::jthread one_by_one{[&] {
        while (!done) {
            const pawl::guard first{&a < &b ? b : a};
            const auto second = (&a < &b ? a : b).lock_or_report();
            EXPECT_TRUE(second);
        }
    }};
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(pawl::lock_with_patience(1h, a, b));
    done = true;
}

}  // namespace
