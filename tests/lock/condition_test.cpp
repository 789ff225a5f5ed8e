#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <pawl/lock/condition.hpp>
#include <pawl/lock/recursive_mutex.hpp>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

template <class Lock>
class Condition : public testing::Test {
public:
    pawl::mutex m{"m"};
    pawl::condition changed{"changed"};
};
using locks = testing::Types<pawl::guard, std::unique_lock<pawl::mutex>>;
TYPED_TEST_SUITE(Condition, locks);

TYPED_TEST(Condition, GoesOnWhenWhatItWaitsForIsTrue) {
    int value = 0;
    std::jthread other{[&] {
        {
            const pawl::guard held{this->m};
            value = 1;
        }
        this->changed.notify_one();
    }};
    TypeParam held{this->m};
    this->changed.wait(held, [&] { return value == 1; });
    EXPECT_TRUE(held.owns_lock());
    EXPECT_EQ(value, 1);
}

TYPED_TEST(Condition, HoldsTheMutexAgainAfterATimeOut) {
    TypeParam held{this->m};
    EXPECT_EQ(this->changed.wait_for(held, 1ms), std::cv_status::timeout);
    EXPECT_FALSE(this->changed.wait_for(held, 1ms, [] { return false; }));
    EXPECT_TRUE(this->changed.wait_for(held, 0ms, [] { return true; }));
    EXPECT_TRUE(held.owns_lock());
    std::jthread{[&] { EXPECT_FALSE(this->m.try_lock()); }}.join();
}

TYPED_TEST(Condition, RefusesALockThatHoldsNothing) {
    TypeParam held{this->m};
    held.unlock();
    EXPECT_THROW(this->changed.wait(held), std::invalid_argument);
    EXPECT_FALSE(held.owns_lock());
    EXPECT_TRUE(this->m.try_lock());
    this->m.unlock();
}

TEST(ConditionOfARecursiveMutex, IsRefusedAndTheGuardGoesOnHolding) {
    pawl::recursive_mutex m{"m"};
    pawl::condition changed{"changed"};
    pawl::guard held{m};
    EXPECT_THROW(changed.wait(held), std::invalid_argument);
    EXPECT_TRUE(held.owns_lock());
    held.unlock();
    std::jthread{[&] {
        EXPECT_TRUE(m.try_lock());
        m.unlock();
    }};
}

TYPED_TEST(Condition, IsRefusedWhereTheMutexWouldCloseACircle) {
    pawl::mutex deck{"deck"};
    int step = 0;
    std::jthread other;
    const pawl::guard mine{deck};
    TypeParam held{this->m};
    other = std::jthread{[&] {
        const pawl::guard his{this->m};
        step = 1;
        this->changed.notify_one();
        // This one waits for deck; who is notified wants m back, and holds deck. One of the two is refused.
        if (const auto both = deck.lock_or_report()) step = 2;
    }};
    bool refused = false;
    try {
        this->changed.wait(held, [&] { return step != 0; });
    } catch (const pawl::deadlock_error& error) {
        refused = true;
        EXPECT_NE(std::string{error.what()}.find("mutex \"m\""), std::string::npos) << error.what();
    }
    EXPECT_EQ(held.owns_lock(), !refused);
}

TYPED_TEST(Condition, WakesAll) {
    int passed = 0;
    bool open = false;
    {
        std::array<std::jthread, 3> tasks;
        for (auto& each : tasks)
            each = std::jthread{[&] {
                TypeParam held{this->m};
                this->changed.wait(held, [&] { return open; });
                ++passed;
            }};
        {
            const pawl::guard held{this->m};
            open = true;
        }
        this->changed.notify_all();
    }
    EXPECT_EQ(passed, 3);
}

TYPED_TEST(Condition, LosesNoNotification) {
    constexpr int most = 2, each = 2'000;
    int filled = 0, taken = 0;
    pawl::condition room{"room"};
    const auto put = [&] {
        for (int i = 0; i < each; ++i) {
            TypeParam held{this->m};
            room.wait(held, [&] { return filled < most; });
            ++filled;
            held.unlock();
            this->changed.notify_one();
        }
    };
    const auto take = [&] {
        for (int i = 0; i < each; ++i) {
            TypeParam held{this->m};
            this->changed.wait(held, [&] { return filled > 0; });
            --filled;
            ++taken;
            room.notify_one();
        }
    };
    {
        const std::array<std::jthread, 4> tasks{std::jthread{put}, std::jthread{put}, std::jthread{take},
                                                std::jthread{take}};
    }
    EXPECT_EQ(taken, 2 * each);
}

TEST(ConditionDeathTest, DestroyedWhileATaskWaitsInIt) {
    EXPECT_DEATH(
        {
            pawl::mutex m;
            std::optional<pawl::condition> changed;
            changed.emplace("changed");
            std::thread{[&] {
                pawl::guard held{m};
                changed->wait(held);
            }}.detach();
            while (pawl::watch::tasks_waiting() == 0) std::this_thread::yield();
            changed.reset();
        },
        "condition \"changed\" was destroyed while a task waits in it");
}

}  // namespace
