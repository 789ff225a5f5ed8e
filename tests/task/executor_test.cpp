#include <pawl/channel/bounded.hpp>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/of_this_task.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/yield.hpp>

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <coroutine>
#include <csignal>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using frames = pawl::frame_pool<1024, 64>;

pawl::task<> adds(frames&, std::atomic<int>& to) {
    to += 1;
    co_await pawl::yield();
    to += 1;
}

class Executor : public testing::TestWithParam<pawl::levels_run> {
protected:
    frames f;
    std::atomic<int> n{0};
};
INSTANTIATE_TEST_SUITE_P(Both, Executor, testing::Values(pawl::levels_run::on_threads, pawl::levels_run::on_one_thread),
                         [](const auto& tested) {
                             return tested.param == pawl::levels_run::on_threads ? "OnThreads" : "OnOneThread";
                         });

TEST_P(Executor, RunsUntilTheLastTaskHasEnded) {
    pawl::executor<3> ex{GetParam()};
    ex.spawn(adds(f, n));
    ex.spawn<1>(adds(f, n));
    ex.spawn<2>(adds(f, n));
    EXPECT_EQ(ex.count(), 3u);
    ex.run();
    EXPECT_EQ(n, 6);
    EXPECT_EQ(ex.count(), 0u);
    ex.run();  // nothing to do
    ex.spawn<2>(adds(f, n));
    ex.run();
    EXPECT_EQ(n, 8);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> spawns(frames& f, pawl::executor<2>& ex, std::atomic<int>& to, int depth) {
    if (depth == 0) co_return;
    ex.spawn<0>(spawns(f, ex, to, depth - 1));
    ex.spawn<1>(spawns(f, ex, to, depth - 1));
    to += 1;
}

TEST_P(Executor, TakesTasksFromItsTasks) {
    pawl::executor<2> ex{GetParam()};
    ex.spawn(spawns(f, ex, n, 4));
    ex.run();
    EXPECT_EQ(n, 15);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> sleeps_for_ever(frames&, std::atomic<int>& cancelled) {
    const auto slept = co_await pawl::sleep_for(1h);
    EXPECT_EQ(slept.error(), pawl::errc::cancelled);
    const bool asked = co_await pawl::stop_requested();
    EXPECT_TRUE(asked);
    ++cancelled;
}
pawl::task<> receives_for_ever(frames&, const pawl::bounded_receiver<int>& rx, std::atomic<int>& cancelled) {
    const auto got = co_await rx.async_recv();
    EXPECT_EQ(got.error(), pawl::errc::cancelled);
    ++cancelled;
}
pawl::task<> yields_for_ever(frames&, std::atomic<int>& cancelled) {
    // GCC 12 traps where co_await stands in a loop's condition.
    for (bool goes_on = true; goes_on;) goes_on = co_await pawl::yield();
    ++cancelled;
}

TEST_P(Executor, StopEndsEveryWait) {
    pawl::executor<2> ex{GetParam()};
    auto [tx, rx] = pawl::bounded<int>(1);
    ex.spawn<0>(sleeps_for_ever(f, n));
    ex.spawn<1>(sleeps_for_ever(f, n));
    ex.spawn<0>(receives_for_ever(f, rx, n));
    ex.spawn<1>(receives_for_ever(f, rx, n));
    ex.spawn<0>(yields_for_ever(f, n));
    std::jthread stops{[&] { ex.stop(); }};
    ex.serve();
    EXPECT_EQ(n, 5);
    EXPECT_TRUE(ex.is_stopping());
    EXPECT_EQ(f.in_use(), 0u);
}

TEST_P(Executor, RefusesTasksAfterStop) {
    pawl::executor<2> ex{GetParam()};
    ex.stop();
    auto task = adds(f, n);
    EXPECT_EQ(ex.spawn_or_report<1>(task).error(), pawl::errc::closed);
    EXPECT_FALSE(task.refused()) << "it is what it was";
    EXPECT_THROW(ex.spawn(std::move(task)), std::invalid_argument);
    ex.run();
    ex.serve();
    EXPECT_EQ(n, 0);
    EXPECT_EQ(f.in_use(), 0u);
}

TEST_P(Executor, RefusesTasksWithoutAFrame) {
    pawl::executor<1> ex{GetParam()};
    pawl::static_frame<8> small;
    auto task = [](pawl::static_frame<8>&) -> pawl::task<> { co_return; }(small);
    EXPECT_EQ(ex.spawn_or_report(task).error(), pawl::errc::too_large);
    EXPECT_THROW(ex.spawn(std::move(task)), std::invalid_argument);
    ex.run();
}

pawl::task<> throws(frames&) {
    co_await pawl::yield();
    throw std::runtime_error{"out of a task"};
}

TEST_P(Executor, StopsAndThrowsWhatLeavesATask) {
    pawl::executor<2> ex{GetParam()};
    ex.spawn<1>(throws(f));
    ex.spawn<0>(sleeps_for_ever(f, n));
    EXPECT_THROW(ex.serve(), std::runtime_error);
    EXPECT_EQ(n, 1);
    EXPECT_EQ(f.in_use(), 0u);
    ex.run();
}

pawl::task<> blocks(frames& f, std::string& said) {
    try {
        std::atomic<int> n{0};
        pawl::block_on(adds(f, n));
    } catch (const std::invalid_argument& e) {
        said = e.what();
    }
    co_return;
}

TEST_P(Executor, RefusesBlockOnInsideATask) {
    pawl::executor<1> ex{GetParam()};
    std::string said;
    ex.spawn(blocks(f, said));
    ex.run();
    EXPECT_NE(said.find("block_on was called inside a task of an executor"), std::string::npos) << said;
    EXPECT_EQ(f.in_use(), 0u);
}

TEST_P(Executor, DropsTasksThatItNeverRan) {
    const auto shared = std::make_shared<int>(1);
    {
        pawl::executor<2> ex{GetParam()};
        ex.spawn<1>([](frames&, std::shared_ptr<int>) -> pawl::task<> { co_return; }(f, shared));
        EXPECT_EQ(shared.use_count(), 2);
    }
    EXPECT_EQ(shared.use_count(), 1);
    EXPECT_EQ(f.in_use(), 0u);
}

TEST_P(Executor, TakesTasksFromOtherThreads) {
    pawl::executor<2> ex{GetParam()};
    pawl::frame_pool<1024, 256> many;
    {
        const auto spawn = [&] {
            for (int i = 0; i < 100; ++i) {
                auto task = [](pawl::frame_pool<1024, 256>&, std::atomic<int>& to) -> pawl::task<> {
                    ++to;
                    co_return;
                }(many, n);
                if (i % 2 == 0)
                    ex.spawn<0>(std::move(task));
                else
                    ex.spawn<1>(std::move(task));
            }
        };
        std::jthread serves{[&] { ex.serve(); }};
        { const std::array<std::jthread, 2> threads{std::jthread{spawn}, std::jthread{spawn}}; }
        while (ex.count() != 0) std::this_thread::yield();
        ex.stop();
    }
    EXPECT_EQ(n, 200);
    EXPECT_EQ(many.in_use(), 0u);
}

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

TEST_P(Executor, ChannelsConnectItsLevels) {
    pawl::executor<2> ex{GetParam()};
    auto [there, here] = pawl::bounded<int>(1);
    auto [back, again] = pawl::bounded<int>(1);
    ex.spawn<0>(ping(f, there, again, 1000));
    ex.spawn<1>(pong(f, back, here, 1000));
    ex.run();
    EXPECT_EQ(f.in_use(), 0u);
}

using larger = pawl::frame_pool<2048, 16>;
pawl::task<> counts_locked(larger&, pawl::async_mutex& m, int& unprotected, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        const auto held = co_await m.async_lock();
        ++unprotected;
        if (i % 8 == 0) co_await pawl::yield();
    }
}

TEST_P(Executor, LocksAreAwaitedOnAllLevels) {
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

TEST_P(Executor, SemaphoresAndEventsWakeItsTasks) {
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

TEST(Executors, BeyondThoseThatAreToldSleepOnWords) {
    larger frames_;
    std::vector<std::unique_ptr<pawl::executor<1>>> others;
    for (std::size_t i = 0; i < pawl::wait::most_told; ++i) others.push_back(std::make_unique<pawl::executor<1>>());
    pawl::executor<2> ex;
    EXPECT_FALSE(ex.at(1).loop().told().is_reached());
    pawl::semaphore permits;
    pawl::event go;
    int here = 0, there = 0;
    ex.spawn<0>(acquires(frames_, permits, go, here));
    ex.spawn<1>(acquires(frames_, permits, go, there));
    std::jthread gives{[&] {
        go.set();
        permits.release(2);
    }};
    ex.run();
    EXPECT_EQ(here + there, 2);
}

/// Resumes its coroutine on a thread of its own.
struct elsewhere {
    std::thread& thread;
    explicit elsewhere(std::thread& t) : thread{t} {}
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> handle) {
        thread = std::thread{[handle] { handle.resume(); }};
    }
    void await_resume() {}
};
pawl::task<> leaves_its_level(frames&) {
    static std::thread other;
    co_await elsewhere{other};
}

TEST(ExecutorDeathTest, OfATaskThatIsResumedElsewhere) {
    frames f;
    EXPECT_DEATH(
        {
            pawl::executor<1> ex;
            ex.spawn(leaves_its_level(f));
            ex.run();
        },
        "a task of an executor was resumed on another thread, by what it awaited");
}

pawl::task<> runs_another(frames&, std::string& said) {
    try {
        pawl::executor<1> inner;
        inner.run();
    } catch (const std::invalid_argument& e) {
        said = e.what();
    }
    co_return;
}

TEST_P(Executor, IsNotRunInsideATask) {
    pawl::executor<1> ex{GetParam()};
    std::string said;
    ex.spawn(runs_another(f, said));
    ex.run();
    EXPECT_NE(said.find("an executor was run inside a task"), std::string::npos) << said;
}

pawl::task<> appends(frames&, std::string& to, char what, int times) {
    for (int i = 0; i < times; ++i) {
        to += what;
        co_await pawl::yield();
    }
}

TEST(ExecutorOnOneThread, RunsAHigherLevelFirst) {
    frames f;
    std::string order;
    pawl::executor<2> ex{pawl::levels_run::on_one_thread};
    ex.spawn<0>(appends(f, order, 'l', 2));
    ex.spawn<1>(appends(f, order, 'h', 2));
    ex.spawn<1>(appends(f, order, 'g', 2));
    ex.run();
    EXPECT_EQ(order, "hghgll");
    EXPECT_TRUE(ex.prioritised());
}

pawl::executor<1>* to_stop = nullptr;

TEST(ExecutorFromASignal, StopsAndTakesTasks) {
    frames f;
    std::atomic<int> n{0};
    pawl::executor<1> ex;
    to_stop = &ex;
    std::signal(SIGUSR1, [](int) { to_stop->stop(); });
    ex.spawn([](frames&, std::atomic<int>& to) -> pawl::task<> {
        std::raise(SIGUSR1);
        const auto slept = co_await pawl::sleep_for(1h);
        EXPECT_FALSE(slept);
        ++to;
    }(f, n));
    ex.serve();
    std::signal(SIGUSR1, SIG_DFL);
    EXPECT_EQ(n, 1);
}

}  // namespace
