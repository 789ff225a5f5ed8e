#include <pawl/channel/bounded.hpp>
#include <pawl/lock/event.hpp>
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
