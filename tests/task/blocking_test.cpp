#include <pawl/task/block_on.hpp>
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/with_timeout.hpp>
#include <pawl/task/yield.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using frames = pawl::frame_pool<2048, 16>;

template <auto Run>
pawl::task<int> awaits(frames&, int number) {
    auto got = co_await Run([number] { return number + 1; });
    co_return got.value_or(-1);
}
constexpr auto on_second = [](auto f) { return pawl::blocking(1ms, std::move(f)); };
constexpr auto on_low = [](auto f) { return pawl::low_priority(std::move(f)); };

TEST(Blocking, GivesWhatTheFunctionReturns) {
    frames place;
    EXPECT_EQ(pawl::block_on(awaits<on_second>(place, 41)), 42);
    EXPECT_EQ(pawl::block_on(awaits<on_low>(place, 6)), 7);
}

pawl::task<std::thread::id> where(frames&, int& policy) {
    auto id = co_await pawl::blocking(1ms, [&] {
        policy = sched_getscheduler(0);
        return std::this_thread::get_id();
    });
    co_return *id;
}
pawl::task<std::thread::id> where_low(frames&, int& policy) {
    auto id = co_await pawl::low_priority([&] {
        policy = sched_getscheduler(0);
        return std::this_thread::get_id();
    });
    co_return *id;
}
TEST(Blocking, RunsOnOneOtherThreadWithoutAPriority) {
    frames place;
    int first = -1, second = -1, low = -1;
    const auto a = pawl::block_on(where(place, first)), b = pawl::block_on(where(place, second));
    EXPECT_EQ(a, b);
    EXPECT_NE(a, std::this_thread::get_id());
    EXPECT_EQ(first, SCHED_OTHER);
    EXPECT_NE(pawl::block_on(where_low(place, low)), a);
    EXPECT_EQ(low, SCHED_IDLE);
}

pawl::task<void> throws(frames&) {
    auto got = co_await pawl::blocking(1ms, []() -> int { throw std::runtime_error{"no more ink"}; });
    static_cast<void>(got);
}
TEST(Blocking, WhatItThrowsComesOut) {
    frames place;
    EXPECT_THROW(pawl::block_on(throws(place)), std::runtime_error);
}

pawl::task<std::string> moves(frames&, std::unique_ptr<int> number) {
    // By name: GCC 12 destroys a closure twice that is made within a co_await.
    auto work = pawl::blocking(1ms, [n = std::move(number)]() mutable { return std::move(n); });
    auto got = co_await std::move(work);
    co_return std::to_string(**got);
}
TEST(Blocking, FunctionsAndResultsThatOnlyMove) {
    frames place;
    EXPECT_EQ(pawl::block_on(moves(place, std::make_unique<int>(9))), "9");
}

// Others go on while it runs, and it ends only when they have.
pawl::task<void> long_one(frames&, std::atomic<bool>& others_ran, bool& seen) {
    auto got = co_await pawl::blocking(1ms, [&] {
        while (!others_ran) std::this_thread::yield();
        return true;
    });
    seen = got.value();
}
pawl::task<void> other(frames&, std::atomic<bool>& ran) {
    co_await pawl::yield();
    ran = true;
}
TEST(Blocking, TasksGoOnMeanwhile) {
    frames place;
    std::atomic<bool> ran{false};
    bool seen = false;
    pawl::executor<1> ex;
    ex.spawn(long_one(place, ran, seen));
    ex.spawn(other(place, ran));
    ex.run();
    EXPECT_TRUE(seen);
}

// One second stack: in the order in which they came, never two at once.
pawl::task<void> one_of(frames&, int number, std::atomic<int>& inside, std::vector<int>& order) {
    auto got = co_await pawl::blocking(1ms, [&, number] {
        EXPECT_EQ(inside.fetch_add(1), 0);
        order.push_back(number);
        inside.fetch_sub(1);
    });
    EXPECT_TRUE(got.has_value());
}
TEST(Blocking, OneAfterTheOther) {
    frames place;
    std::atomic<int> inside{0};
    std::vector<int> order;
    pawl::executor<1> ex;
    for (int i = 0; i < 8; ++i) ex.spawn(one_of(place, i, inside, order));
    ex.run();
    EXPECT_THAT(order, testing::ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
}

struct cancelling {
    std::atomic<bool> go_on{false}, first_runs{false};
    bool second_ran = false;
    std::expected<void, pawl::errc> first, second;
};
pawl::task<void> runs_long(frames&, cancelling& c) {
    c.first = co_await pawl::blocking(1ms, [&](pawl::stop_token stop) {
        c.first_runs = true;
        while (!stop.stop_requested()) std::this_thread::yield();
    });
}
pawl::task<void> waits_behind(frames&, cancelling& c) {
    c.second = co_await pawl::blocking(1ms, [&] { c.second_ran = true; });
}
pawl::task<void> stops_all(frames&, cancelling& c, pawl::executor<1>& ex) {
    while (!c.first_runs) co_await pawl::sleep_for(1ms);
    ex.stop();
}
TEST(Blocking, StoppedOneThatHasNotBegunNeverRunsAndOneThatRunsIsAsked) {
    frames place;
    cancelling c;
    pawl::executor<1> ex;
    ex.spawn(runs_long(place, c));
    ex.spawn(waits_behind(place, c));
    ex.spawn(stops_all(place, c, ex));
    ex.run();
    EXPECT_TRUE(c.first.has_value());
    EXPECT_FALSE(c.second_ran);
    EXPECT_EQ(c.second.error(), pawl::errc::cancelled);
}

// There is one second stack: who waited for it on it would wait for ever.
TEST(Blocking, WithinAnotherOneItIsACall) {
    const auto outer = pawl::block_on(pawl::blocking(1ms, [] {
        const auto me = std::this_thread::get_id();
        return pawl::block_on(pawl::blocking(1ms, [me] { return std::this_thread::get_id() == me; }));
    }));
    EXPECT_TRUE(outer.value().value());
}

TEST(Blocking, WhereNoLoopRunsItIsACall) {
    const auto me = std::this_thread::get_id();
    auto awaited = pawl::blocking(1ms, [me] { return std::this_thread::get_id() == me; });
    EXPECT_FALSE(awaited.await_suspend(std::noop_coroutine()));
    EXPECT_TRUE(awaited.await_resume().value());
}

// Real-time levels that are always busy, all pinned to one core, and a function that must get on: it gets its turns. Without
// permission for priorities the kernel shares the core, and there is nothing to show.
pawl::task<void> always_busy(frames&, const std::atomic<bool>& done) {
    while (!done) co_await pawl::yield();
}
pawl::task<void> counts(frames&, std::atomic<bool>& done, std::atomic<int>& steps) {
    auto got = co_await pawl::blocking(1ms, [&] {
        for (int i = 0; i < 1000; ++i) ++steps;
        return true;
    });
    EXPECT_TRUE(got.value());
    done = true;
}
TEST(Blocking, GetsItsTurnsOnACoreThatIsAlwaysBusy) {
    frames place;
    std::atomic<bool> done{false};
    std::atomic<int> steps{0};
    std::thread all{[&] {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<unsigned>(sched_getcpu()), &one);
        sched_setaffinity(0, sizeof one, &one);
        const sched_param parameters{5};
        if (sched_setscheduler(0, SCHED_FIFO, &parameters) != 0) return;
        pawl::executor<1> ex;
        ex.spawn(counts(place, done, steps));
        ex.spawn(always_busy(place, done));
        ex.run();
    }};
    all.join();
    EXPECT_TRUE(steps == 1000 || steps == 0);
}

}  // namespace
