#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <memory>
#include <pawl/lock/guarded.hpp>
#include <pawl/lock/lock_together.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <string>
#include <thread>
#include <vector>

namespace {

bool free_for_others(auto& m) {
    bool is_free = false;
    std::jthread{[&] {
        is_free = m.try_lock();
        if (is_free) m.unlock();
    }}.join();
    return is_free;
}

TEST(LockTogether, HoldsAllWhileItLives) {
    pawl::mutex a{"a"}, b{"b"}, c{"c"};
    {
        auto held = pawl::lock_together(a, b, c);
        EXPECT_TRUE(held);
        EXPECT_FALSE(free_for_others(a) || free_for_others(b) || free_for_others(c));
        const auto moved = std::move(held);
        EXPECT_FALSE(held);  // NOLINT: looked at on purpose
        EXPECT_FALSE(free_for_others(a));
    }
    EXPECT_TRUE(free_for_others(a) && free_for_others(b) && free_for_others(c));
    auto held = pawl::lock_together(a, b);
    held.unlock();
    EXPECT_TRUE(free_for_others(a) && free_for_others(b));
}

TEST(LockTogether, TakesLocksOfEveryKind) {
    pawl::mutex plain{"plain"};
    pawl::recursive_mutex again{"again"};
    pawl::ranked<pawl::mutex, 7> high{"high"};
    pawl::ranked<pawl::recursive_mutex, 3> low{"low"};
    pawl::guarded<std::string> text{"text", "old"};
    pawl::guarded<int, pawl::ranked<pawl::mutex, 5>> number{"number", 1};
    const auto held = pawl::lock_together(high, text, plain, number, low, again);
    held[text] = "new";
    held[number] = 2;
    const pawl::guard twice{again};
    EXPECT_EQ(held[text], "new");
}

TEST(LockTogether, RefusesTheSameLockTwice) {
    pawl::mutex a{"a"}, b{"b"};
    pawl::recursive_mutex r{"r"};
    const auto refused = pawl::lock_together_or_report(a, b, a);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why(), pawl::errc::deadlock);
    EXPECT_NE(refused.error().report().find("mutex \"a\" twice in one call, at lock_together_test.cpp:"),
              std::string::npos)
        << refused.error().report();
    EXPECT_FALSE(pawl::lock_together_or_report(r, r));
    EXPECT_THROW(const pawl::lock_together both(b, b), pawl::deadlock_error);
    EXPECT_TRUE(free_for_others(a) && free_for_others(b) && free_for_others(r));
}

TEST(LockTogether, HoldsNoneWhenOneIsRefused) {
    pawl::mutex a{"a"}, b{"b"}, c{"c"};
    const pawl::guard mine{b};
    EXPECT_EQ(pawl::lock_together_or_report(a, b, c).error().why(), pawl::errc::deadlock);
    EXPECT_TRUE(free_for_others(a) && free_for_others(c));
    std::jthread{[&] { c.lock(); }}.join();
    EXPECT_EQ(pawl::lock_together_or_report(a, c).error().why(), pawl::errc::owner_died);
    EXPECT_TRUE(free_for_others(a));
    { const pawl::guard mending = c.recover(); }
}

TEST(LockTogether, RanksCountAgainstWhatIsHeldBefore) {
    pawl::ranked<pawl::mutex, 4> held{"held"}, a{"a"}, b{"b"};
    pawl::ranked<pawl::mutex, 5> above{"above"}, above_too{"above too"};
    {
        const pawl::guard mine{held};
        EXPECT_EQ(pawl::lock_together_or_report(above, a).error().why(), pawl::errc::out_of_order);
        EXPECT_TRUE(free_for_others(above));
        EXPECT_TRUE(pawl::lock_together_or_report(above, above_too));
        EXPECT_TRUE(above.try_lock());
        above.unlock();
    }
}

// Two of one rank may be given up one by one.
TEST(LockTogether, OneOfTwoWithTheSameRankStillCounts) {
    using three = pawl::ranked<pawl::recursive_mutex, 4>;
    three a{"a"}, b{"b"}, another{"another"};
    b.lock();
    {
        const auto refused = pawl::lock_together_or_report(a, b);  // b is taken again, a would be a second one
        EXPECT_FALSE(refused);
    }
    b.unlock();
    auto both = pawl::lock_together(a, b);
    b.lock();
    both.unlock();
    EXPECT_EQ(another.lock_or_report().error().why(), pawl::errc::out_of_order);
    b.unlock();
    EXPECT_TRUE(another.lock_or_report());
}

TEST(LockTogether, AValueOfAnotherGuardedIsRefused) {
    pawl::guarded<int> a{"a", 1}, b{"b", 2};
    const auto held = pawl::lock_together(a);
    EXPECT_EQ(held[a], 1);
    EXPECT_THROW(static_cast<void>(held[b]), std::invalid_argument);
}

TEST(LockTogether, PhilosophersInAnyOrderAllEat) {
    constexpr std::size_t many = 5;
    constexpr int meals = 400;
    std::array<pawl::guarded<int>, many> forks;
    std::barrier all{static_cast<std::ptrdiff_t>(many)};
    {
        std::vector<std::jthread> philosophers;
        for (std::size_t i = 0; i < many; ++i)
            philosophers.emplace_back([&, i] {
                auto &left = forks[i], &right = forks[(i + 1) % many];
                all.arrive_and_wait();
                for (int meal = 0; meal < meals; ++meal) {
                    const auto both = pawl::lock_together(left, right);
                    ++both[left];
                    ++both[right];
                }
            });
    }
    for (auto& fork : forks) EXPECT_EQ(*fork.lock(), 2 * meals);
}

// Whoever takes them one by one in the other order may be refused; nobody hangs.
TEST(LockTogether, AgainstSingleLockers) {
    pawl::mutex a{"a"}, b{"b"};
    int counter = 0, refusals = 0, passed = 0;
    constexpr int rounds = 2'000;
    {
        const std::jthread together{[&] {
            for (int i = 0; i < rounds; ++i) {
                const auto both = pawl::lock_together_or_report(a, b);
                if (both) ++counter;
                (both ? passed : refusals)++;
            }
        }};
        const std::jthread single{[&] {
            for (int i = 0; i < rounds; ++i) {
                const pawl::guard first{&a < &b ? b : a};
                if (const auto second = (&a < &b ? a : b).lock_or_report()) ++counter;
            }
        }};
    }
    EXPECT_EQ(passed + refusals, rounds);
    EXPECT_GE(counter, rounds);  // of two who close a circle, one goes on
}

}  // namespace
