#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <pawl/lock/spin_mutex.hpp>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace {

using pawl::spin_policy;

bool permitted() {
    const auto before = pawl::port::own_scheduling();
    return pawl::port::raise_to(pawl::port::highest_priority, before) && pawl::port::schedule_as(before);
}
bool signals_are_blocked() {
    sigset_t now;
    pthread_sigmask(SIG_SETMASK, nullptr, &now);
    return sigismember(&now, SIGUSR1);
}

TEST(SpinMutex, KeepsOthersOut) {
    pawl::spin_mutex<spin_policy::interrupts_off> m{"counter"};
    int counter = 0;
    {
        std::vector<std::jthread> tasks;
        for (int t = 0; t < 3; ++t)
            tasks.emplace_back([&] {
                for (int i = 0; i < 3'000; ++i) {
                    const std::lock_guard held{m};
                    ++counter;
                }
            });
    }
    EXPECT_EQ(counter, 9'000);
    const std::unique_lock held{m, std::try_to_lock};
    EXPECT_TRUE(held);
    std::jthread{[&] { EXPECT_FALSE(m.try_lock()); }};
}

std::atomic<int> came;
TEST(SpinMutex, SignalsComeAfterTheLastOfThem) {
    struct sigaction action {};
    action.sa_handler = [](int) { ++came; };
    sigaction(SIGUSR1, &action, nullptr);
    pawl::spin_mutex<spin_policy::interrupts_off> a{"a"}, b{"b"};
    a.lock();
    b.lock();
    raise(SIGUSR1);
    EXPECT_TRUE(signals_are_blocked());
    a.unlock();  // in any order
    EXPECT_EQ(came, 0);
    EXPECT_TRUE(signals_are_blocked());
    b.unlock();
    EXPECT_EQ(came, 1);
    EXPECT_FALSE(signals_are_blocked());
    a.lock();
    std::jthread{[&] { EXPECT_FALSE(a.try_lock()); }}.join();
    a.unlock();
}

// A handler takes the lock which the thread below it takes as well: the policy keeps them apart.
pawl::spin_mutex<spin_policy::interrupts_off> shared_with_a_handler{"shared"};
int events = 0;
TEST(SpinMutex, MayBeSharedWithASignalHandler) {
    struct sigaction action {};
    action.sa_handler = [](int) {
        const std::lock_guard held{shared_with_a_handler};
        ++events;
    };
    sigaction(SIGUSR2, &action, nullptr);
    const pthread_t mine = pthread_self();
    const std::jthread sender{[&] {
        for (int i = 0; i < 200; ++i) pthread_kill(mine, SIGUSR2);
    }};
    for (int i = 0; i < 2'000; ++i) {
        const std::lock_guard held{shared_with_a_handler};
        const int before = events;
        ++events;
        ASSERT_EQ(events, before + 1);
    }
}

TEST(SpinMutex, ItsOwnerOutranksAllTasks) {
    if (!permitted()) GTEST_SKIP() << "this user may not set priorities";
    pawl::spin_mutex<spin_policy::preemption_off> a{"a"};
    pawl::spin_mutex<spin_policy::preemption_and_interrupts_off> b{"b"};
    a.lock();
    b.lock();
    EXPECT_TRUE(signals_are_blocked());
    a.unlock();
    EXPECT_EQ(pawl::port::own_scheduling().priority, pawl::port::highest_priority);
    b.unlock();
    EXPECT_EQ(pawl::port::own_scheduling().priority, 0);
    EXPECT_FALSE(signals_are_blocked());
    const std::lock_guard held{a};
    std::jthread{[&] {
        EXPECT_FALSE(a.try_lock());
        EXPECT_FALSE(signals_are_blocked());
    }}.join();
}

TEST(SpinMutex, RefusesToBeUnlockedByAnother) {
    pawl::spin_mutex<spin_policy::spin> m{"mine"};
    EXPECT_THROW(m.unlock(), std::system_error);
    const std::lock_guard held{m};
    std::jthread{[&] { EXPECT_THROW(m.unlock(), std::system_error); }};
}

TEST(SpinMutexDeathTest, TakenTwice) {
    EXPECT_DEATH(
        {
            pawl::spin_mutex<spin_policy::interrupts_off> m{"twice"};
            m.lock();
            m.lock();
        },
        "spin mutex \"twice\" is wanted by the thread that holds it");
}

pawl::spin_mutex<spin_policy::spin> unprotected{"unprotected"};
TEST(SpinMutexDeathTest, TakenFromASignalHandlerOnTopOfItsOwner) {
    EXPECT_DEATH(
        {
            struct sigaction action {};
            action.sa_handler = [](int) { unprotected.lock(); };
            sigaction(SIGUSR2, &action, nullptr);
            unprotected.lock();
            raise(SIGUSR2);
        },
        "spin mutex \"unprotected\" is wanted by the thread that holds it, twice or from an interrupt");
}

TEST(SpinMutexDeathTest, DestroyedWhileHeld) {
    EXPECT_DEATH(
        {
            auto m = std::make_unique<pawl::spin_mutex<spin_policy::spin>>("gone");
            m->lock();
            m.reset();
        },
        "spin mutex \"gone\" was destroyed while it is held");
}

}  // namespace
