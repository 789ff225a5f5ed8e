#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/lock_together.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <string>
#include <system_error>
#include <thread>

namespace {

using namespace std::chrono_literals;

using low = pawl::ranked<pawl::mutex, 2>;
using middle = pawl::ranked<pawl::mutex, 3>;
using high = pawl::ranked<pawl::mutex, 62>;

TEST(Ranked, TokensLeadFromOneRankToTheNext) {
    low a{"a"};
    middle b{"b"};
    high c{"c"};
    const int result = a.with([&](auto held) {
        static_assert(std::is_same_v<decltype(held), pawl::rank_held<2>>);
        return b.with(held, [&](auto held_too) { return c.with(held_too, [](auto) { return 7; }); });
    });
    EXPECT_EQ(result, 7);
    EXPECT_EQ(pawl::watch::this_task()->own.ranks, 0u);
}

TEST(Ranked, RefusesALowerRankByName) {
    low a{"library"};
    high b{"deck"};
    b.lock();
    const auto refused = a.lock_or_report();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why(), pawl::errc::out_of_order);
    const std::string report = refused.error().report();
    EXPECT_NE(report.find("mutex \"library\" has rank 2, and this task holds mutex \"deck\" of rank 62, locked at "
                          "ranked_test.cpp:"),
              report.npos)
        << report;
    EXPECT_THROW(static_cast<void>(a.try_lock_for(1ms)), pawl::deadlock_error);
    try {
        a.lock();
        FAIL();
    } catch (const std::system_error& error) {
        EXPECT_EQ(error.code(), std::errc::resource_deadlock_would_occur);
    }
    b.unlock();
    EXPECT_TRUE(a.lock_or_report());
}

TEST(Ranked, RefusesASecondLockOfTheSameRank) {
    middle a{"a"}, b{"b"};
    const pawl::guard held{a};
    EXPECT_EQ(b.lock_or_report().error().why(), pawl::errc::out_of_order);
    // The lock itself is another matter: that task waits for itself.
    EXPECT_EQ(a.lock_or_report().error().why(), pawl::errc::deadlock);
}

TEST(Ranked, AnOuterTokenIsCaughtWhenItRuns) {
    low a{"a"};
    middle b{"b"};
    high c{"c"};
    a.with([&](auto outer) {
        c.with(outer, [&](auto) { EXPECT_THROW(b.with(outer, [](auto) {}), pawl::deadlock_error); });
        EXPECT_EQ(b.with(outer, [](auto) { return 1; }), 1);
    });
}

TEST(Ranked, GoesUpAgainAfterItWasGivenUpInAnyOrder) {
    low a{"a"};
    middle b{"b"};
    high c{"c"};
    a.lock();
    b.lock();
    c.lock();
    b.unlock();
    EXPECT_FALSE(b.lock_or_report());  // c is held
    c.unlock();
    b.lock();
    a.unlock();
    EXPECT_FALSE(a.lock_or_report());  // b is held
    b.unlock();
    EXPECT_TRUE(a.lock_or_report());
}

TEST(Ranked, WhoDoesNotWaitNeedsNoOrder) {
    low a{"a"}, same{"same"};
    middle b{"b"};
    high c{"c"};
    {
        const std::scoped_lock backwards{c, b, a, same};
        EXPECT_EQ(pawl::watch::this_task()->holds.count(), 4u);
    }
    c.lock();
    ASSERT_TRUE(a.try_lock());
    EXPECT_EQ(b.lock_or_report().error().why(), pawl::errc::out_of_order);  // c is held, though a came last
    c.unlock();
    EXPECT_TRUE(b.lock_or_report());
    a.unlock();
}

TEST(Ranked, EachTaskHasAnOrderOfItsOwn) {
    low a{"a"};
    high b{"b"};
    const pawl::guard held{b};
    std::jthread{[&] { EXPECT_TRUE(a.lock_or_report()); }};
}

TEST(Ranked, LocksWithoutARankDoNotCount) {
    high a{"a"};
    pawl::mutex b{"b"};
    const std::scoped_lock first{a};
    const std::scoped_lock second{b};
}

TEST(Ranked, ARecursiveOneMayBeTakenAgainAboveOthers) {
    pawl::ranked<pawl::recursive_mutex, 1> tree{"tree"};
    high leaf{"leaf"};
    const pawl::guard outer{tree};
    const pawl::guard held{leaf};
    const pawl::guard inner{tree};
    pawl::ranked<pawl::recursive_mutex, 1> another{"another"};
    EXPECT_FALSE(another.lock_or_report());
}

TEST(Ranked, WorksUnderAGuardedValue) {
    pawl::guarded<int, low> number{"number", 1};
    pawl::guarded<int, high> other{"other", 2};
    other.with([&](int&) { EXPECT_EQ(number.lock_or_report().error().why(), pawl::errc::out_of_order); });
    number.with([&](int& a) { other.with([&](int& b) { EXPECT_EQ(a + b, 3); }); });
}

TEST(Ranked, ATaskThatEndedLeavesNoRankBehind) {
    high b{"b"};
    std::jthread{[&] { b.lock(); }}.join();
    std::jthread{[&] {
        low a{"a"};
        EXPECT_TRUE(a.lock_or_report());
    }}.join();
    const pawl::guard mended = b.recover();
}

}  // namespace
