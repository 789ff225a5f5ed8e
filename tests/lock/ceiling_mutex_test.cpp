#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <memory>
#include <pawl/lock/ceiling_mutex.hpp>
#include <pawl/lock/lock_together.hpp>
#include <pawl/lock/ranked.hpp>
#include <string>
#include <system_error>
#include <thread>

namespace {

// Runs in a task of this priority; 0: of none. False: the system does not permit it.
bool at_priority(int priority, auto&& body) {
    bool permitted = false;
    std::jthread{[&] {
        const sched_param wanted{.sched_priority = priority};
        permitted = sched_setscheduler(0, priority ? SCHED_FIFO : SCHED_OTHER, &wanted) == 0;
        if (permitted) body();
    }}.join();
    return permitted;
}
#define AT_PRIORITY(priority, ...) \
    if (!at_priority(priority, __VA_ARGS__)) GTEST_SKIP() << "this user may not set priorities"

int priority() { return pawl::port::own_scheduling().priority; }
int policy() { return pawl::port::own_scheduling().policy; }

TEST(CeilingMutex, RunsItsOwnerAtTheCeiling) {
    pawl::ceiling_mutex<20> m{"m"};
    AT_PRIORITY(5, [&] {
        {
            const pawl::guard held{m};
            EXPECT_EQ(priority(), 20);
        }
        EXPECT_EQ(priority(), 5);
        EXPECT_TRUE(m.try_lock());
        EXPECT_EQ(priority(), 20);
        m.unlock();
        EXPECT_EQ(priority(), 5);
    });
}

TEST(CeilingMutex, GivesATaskWithoutAPriorityItsPolicyBack) {
    pawl::ceiling_mutex<20> m{"m"};
    AT_PRIORITY(20, [] {});
    AT_PRIORITY(0, [&] {
        m.lock();
        EXPECT_EQ(policy(), SCHED_FIFO);
        m.unlock();
        EXPECT_EQ(policy(), SCHED_OTHER);
        EXPECT_EQ(priority(), 0);
    });
}

TEST(CeilingMutex, OneThatTakesTurnsDoesNotWhileItHoldsIt) {
    pawl::ceiling_mutex<20> m{"m"};
    AT_PRIORITY(20, [&] {
        const sched_param same{.sched_priority = 20};
        ASSERT_EQ(sched_setscheduler(0, SCHED_RR, &same), 0);
        m.lock();
        EXPECT_EQ(policy(), SCHED_FIFO);
        m.unlock();
        EXPECT_EQ(policy(), SCHED_RR);
        EXPECT_EQ(priority(), 20);
    });
}

TEST(CeilingMutex, SeveralMayBeGivenUpInAnyOrder) {
    pawl::ceiling_mutex<20> a{"a"};
    pawl::ceiling_mutex<30> b{"b"};
    pawl::ceiling_mutex<10> c{"c"};
    AT_PRIORITY(5, [&] {
        a.lock();
        b.lock();
        c.lock();
        EXPECT_EQ(priority(), 30);
        b.unlock();
        EXPECT_EQ(priority(), 20);
        a.unlock();
        EXPECT_EQ(priority(), 10);
        a.lock();
        EXPECT_EQ(priority(), 20);
        c.unlock();
        a.unlock();
        EXPECT_EQ(priority(), 5);
        const auto both = pawl::lock_together(a, b);
        EXPECT_EQ(priority(), 30);
    });
}

TEST(CeilingMutex, RefusesATaskAboveItsCeilingByName) {
    pawl::ceiling_mutex<20> m{"deck"};
    AT_PRIORITY(21, [&] {
        const auto refused = m.lock_or_report();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why(), pawl::errc::above_ceiling);
        EXPECT_NE(refused.error().report().find("mutex \"deck\" has ceiling 20, below this task's priority 21"),
                  std::string::npos)
            << refused.error().report();
        EXPECT_FALSE(m.try_lock());
        try {
            m.lock();
            ADD_FAILURE();
        } catch (const std::system_error& error) {
            EXPECT_EQ(error.code(), std::errc::invalid_argument);
        }
        EXPECT_EQ(priority(), 21);
        // At a higher ceiling it is a task of priority 21 all the same.
        pawl::ceiling_mutex<30> higher{"higher"};
        const pawl::guard held{higher};
        EXPECT_EQ(m.lock_or_report().error().why(), pawl::errc::above_ceiling);
        EXPECT_EQ(priority(), 30);
    });
}

TEST(CeilingMutex, RunsAsBeforeWhenItWasNotFree) {
    pawl::ceiling_mutex<20> m{"m"};
    AT_PRIORITY(5, [&] {
        m.lock();
        std::jthread{[&] {
            const int before = priority();
            EXPECT_FALSE(m.try_lock());
            EXPECT_EQ(priority(), before);
        }}.join();
        EXPECT_EQ(m.lock_or_report().error().why(), pawl::errc::deadlock);
        EXPECT_EQ(priority(), 20);
        m.unlock();
    });
}

TEST(CeilingMutex, MayHaveARankToo) {
    pawl::ranked<pawl::ceiling_mutex<20>, 3> a{"a"};
    pawl::ranked<pawl::ceiling_mutex<30>, 2> b{"b"};
    AT_PRIORITY(5, [&] {
        const pawl::guard held{a};
        EXPECT_EQ(priority(), 20);
        EXPECT_EQ(b.lock_or_report().error().why(), pawl::errc::out_of_order);
        EXPECT_EQ(priority(), 20);
    });
}

[[noreturn]] void lock_without_permission() {
    pawl::ceiling_mutex<20> m{"deck"};
    const rlimit none{0, 0};
    setrlimit(RLIMIT_RTPRIO, &none);
    if (geteuid() == 0 && setuid(65534) != 0) std::_Exit(2);
    const auto refused = m.lock_or_report();
    if (refused) std::_Exit(3);
    std::fputs(refused.error().report().c_str(), stderr);
    try {
        m.lock();
    } catch (const std::system_error& error) {
        std::_Exit(m.try_lock() || error.code() != std::errc::operation_not_permitted ? 4 : 0);
    }
    std::_Exit(5);
}
TEST(CeilingMutexDeathTest, SaysWhatToDoWhereItIsNotPermitted) {
    EXPECT_EXIT(lock_without_permission(), testing::ExitedWithCode(0),
                "mutex \"deck\" has ceiling 20, and the system does not let this task run at that priority: raise its "
                "limit RLIMIT_RTPRIO .ulimit -r, LimitRTPRIO= of a service. or give it CAP_SYS_NICE");
}

}  // namespace
