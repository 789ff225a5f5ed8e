// What the tasks of an executor wait for: channels, locks, semaphores and events, on other levels and threads.
#include <pawl/channel/bounded.hpp>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/yield.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <thread>

namespace {

using frames = pawl::frame_pool<1024, 64>;
using larger = pawl::frame_pool<2048, 16>;

class ExecutorWaits : public testing::TestWithParam<pawl::levels_run> {};
INSTANTIATE_TEST_SUITE_P(Both, ExecutorWaits, testing::Values(pawl::levels_run::on_threads, pawl::levels_run::on_one_thread),
                         [](const auto& tested) {
                             return tested.param == pawl::levels_run::on_threads ? "OnThreads" : "OnOneThread";
                         });

pawl::task<> ping(frames&, const pawl::bounded_sender<int>& to, const pawl::bounded_receiver<int>& from, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        const auto sent = co_await to.async_send(i);
        EXPECT_TRUE(sent);
        const auto got = co_await from.async_recv();
        EXPECT_EQ(got, i);
    }
}
pawl::task<> pong(frames&, const pawl::bounded_sender<int>& to, const pawl::bounded_receiver<int>& from, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        const auto got = co_await from.async_recv();
        const auto sent = co_await to.async_send(*got);
        EXPECT_TRUE(sent);
    }
}

TEST_P(ExecutorWaits, ChannelsConnectItsLevels) {
    frames f;
    pawl::executor<2> ex{GetParam()};
    auto [there, here] = pawl::bounded<int>(1);
    auto [back, again] = pawl::bounded<int>(1);
    ex.spawn<0>(ping(f, there, again, 1000));
    ex.spawn<1>(pong(f, back, here, 1000));
    ex.run();
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> counts_locked(larger&, pawl::async_mutex& m, int& unprotected, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        const auto held = co_await m.async_lock();
        ++unprotected;
        if (i % 8 == 0) co_await pawl::yield();
    }
}

TEST_P(ExecutorWaits, LocksAreAwaitedOnAllLevels) {
    larger frames_;
    pawl::executor<3> ex{GetParam()};
    pawl::async_mutex m;
    int unprotected = 0;
    for (int i = 0; i < 3; ++i) {
        ex.spawn<0>(counts_locked(frames_, m, unprotected, 300));
        ex.spawn<1>(counts_locked(frames_, m, unprotected, 300));
        ex.spawn<2>(counts_locked(frames_, m, unprotected, 300));
    }
    std::jthread also{[&] {
        for (int i = 0; i < 300; ++i) {
            const std::scoped_lock held{m};
            ++unprotected;
        }
    }};
    ex.run();
    also.join();
    EXPECT_EQ(unprotected, 3000);
}

pawl::task<> acquires(larger&, pawl::semaphore& permits, pawl::event& go, int& got) {
    const auto set = co_await go.async_wait();
    EXPECT_TRUE(set);
    const auto taken = co_await permits.async_acquire();
    got += taken.has_value();
}

TEST_P(ExecutorWaits, SemaphoresAndEventsWakeItsTasks) {
    larger frames_;
    pawl::executor<2> ex{GetParam()};
    pawl::semaphore permits;
    pawl::event go;
    int here = 0, there = 0;
    for (int i = 0; i < 4; ++i) {
        ex.spawn<0>(acquires(frames_, permits, go, here));
        ex.spawn<1>(acquires(frames_, permits, go, there));
    }
    std::jthread gives{[&] {
        go.set();
        for (int i = 0; i < 8; ++i) permits.release();
    }};
    ex.run();
    EXPECT_EQ(here + there, 8);
    EXPECT_EQ(permits.count(), 0u);
}

// With the permission for priorities. Nothing here is a matter of time: each step waits for what it is about.
struct lent {
    pawl::async_mutex m;
    pawl::executor<3> ex;
    std::atomic<bool> had_it{false};
    int own = 0, with_a_waiter = 0;
};
pawl::task<> wants_it(larger&, lent& l) {
    const auto held = co_await l.m.async_lock();
    l.had_it = true;
}
pawl::task<> has_it(larger& frames_, lent& l) {
    auto held = co_await l.m.async_lock();
    l.own = pawl::port::own_scheduling().priority;
    l.ex.spawn<2>(wants_it(frames_, l));
    while ((l.with_a_waiter = pawl::port::own_scheduling().priority) == l.own) std::this_thread::yield();
    held.unlock();
    while (!l.had_it) co_await pawl::yield();
    EXPECT_EQ(pawl::port::own_scheduling().priority, l.own);
}

pawl::task<> acquires_nothing(larger&, int& ran) {
    ++ran;
    co_return;
}

TEST(ExecutorPriorities, AreLentToTheLevelThatHoldsALock) {
    pawl::executor<2> permitted;
    larger frames_;
    int ran = 0;
    permitted.spawn(acquires_nothing(frames_, ran));
    permitted.run();
    if (!permitted.prioritised()) GTEST_SKIP() << "no permission for real-time priorities";
    lent l;
    l.ex.spawn<0>(has_it(frames_, l));
    l.ex.run();
    EXPECT_EQ(l.with_a_waiter, l.own + 2);
}

}  // namespace
