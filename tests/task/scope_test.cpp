#include <pawl/channel/bounded.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/scope.hpp>
#include <pawl/task/shielded.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/with_timeout.hpp>
#include <pawl/task/yield.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace {

using namespace std::chrono_literals;
using frames = pawl::frame_pool<1024, 32>;

pawl::task<> adds(frames&, std::atomic<int>& to, int yields) {
    for (int i = 0; i < yields; ++i) co_await pawl::yield();
    ++to;
}
pawl::task<> sleeps_for_ever(frames&, std::atomic<int>& cancelled) {
    const auto slept = co_await pawl::sleep_for(1h);
    cancelled += !slept;
}
pawl::task<> throws(frames&, const char* what) {
    co_await pawl::yield();
    throw std::runtime_error{what};
}

pawl::task<> waits_for_three(frames& f, std::atomic<int>& n) {
    pawl::scope s;
    for (int i = 0; i < 3; ++i) s.spawn(adds(f, n, i));
    EXPECT_EQ(n, 0) << "they begin when this one waits";
    const auto joined = co_await s.join();
    EXPECT_TRUE(joined);
    EXPECT_EQ(n, 3);
    s.spawn(adds(f, n, 1));  // and once more
    co_await s.join();
    EXPECT_EQ(n, 4);
    co_await s.join();  // nothing to wait for
}

TEST(Scope, EndsWhenItsTasksHaveEnded) {
    frames f;
    std::atomic<int> n{0};
    pawl::block_on(waits_for_three(f, n));
    EXPECT_EQ(n, 4);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<std::string> joins_one_that_throws(frames& f, std::atomic<int>& cancelled) {
    pawl::scope s;
    s.spawn(sleeps_for_ever(f, cancelled));
    s.spawn(throws(f, "first"));
    s.spawn(throws(f, "second"));
    std::string said;
    try {
        co_await s.join();
    } catch (const std::runtime_error& e) {
        said = e.what();
    }
    co_return said;
}

TEST(Scope, StopsTheOthersWhenOneThrowsAndThrowsTheFirst) {
    frames f;
    std::atomic<int> cancelled{0};
    EXPECT_EQ(pawl::block_on(joins_one_that_throws(f, cancelled)), "first");
    EXPECT_EQ(cancelled, 1);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> joins_sleepers(frames& f, std::atomic<int>& cancelled) {
    pawl::scope s;
    for (int i = 0; i < 3; ++i) s.spawn(sleeps_for_ever(f, cancelled));
    const auto joined = co_await s.join();
    EXPECT_EQ(joined.error(), pawl::errc::cancelled);
    EXPECT_EQ(cancelled, 3) << "they have ended all the same";
    s.spawn(sleeps_for_ever(f, cancelled));
    co_await s.join();
    EXPECT_EQ(cancelled, 4) << "who comes later is stopped too";
}

TEST(Scope, IsStoppedWithWhoJoinsIt) {
    frames f;
    std::atomic<int> cancelled{0};
    const auto ended = pawl::block_on(pawl::with_timeout(1ms, joins_sleepers(f, cancelled)));
    EXPECT_EQ(ended.error(), pawl::errc::timeout);
    EXPECT_EQ(cancelled, 4);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> on_both_levels(frames& f, pawl::executor<2>& ex, std::atomic<int>& n, int yields) {
    pawl::scope s;
    s.spawn(adds(f, n, yields));
    s.spawn<0>(ex, adds(f, n, yields));
    s.spawn<1>(ex, adds(f, n, yields));
    s.spawn<1>(ex, adds(f, n, 2 * yields));
    co_await s.join();
    EXPECT_EQ(n, 4);
    n = 0;
}

class ScopeOn : public testing::TestWithParam<pawl::levels_run> {
protected:
    frames f;
    std::atomic<int> n{0};
    pawl::executor<2> ex{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Both, ScopeOn, testing::Values(pawl::levels_run::on_threads, pawl::levels_run::on_one_thread),
                         [](const auto& tested) {
                             return tested.param == pawl::levels_run::on_threads ? "Threads" : "OneThread";
                         });

TEST_P(ScopeOn, WaitsForTasksOnOtherLevels) {
    for (int i = 0; i < 50; ++i) {
        ex.spawn<0>(on_both_levels(f, ex, n, i % 3));
        ex.run();
        EXPECT_EQ(n, 0);
    }
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> joins_failing_ones(frames& f, pawl::executor<2>& ex, std::atomic<int>& n, bool elsewhere) {
    pawl::scope s;
    s.spawn(sleeps_for_ever(f, n));
    s.spawn<1>(ex, sleeps_for_ever(f, n));
    if (elsewhere)
        s.spawn<1>(ex, throws(f, "from above"));
    else
        s.spawn(throws(f, "from here"));
    bool thrown = false;
    try {
        co_await s.join();
    } catch (const std::runtime_error&) {
        thrown = true;
    }
    EXPECT_TRUE(thrown);
    EXPECT_EQ(n, 2);
}

TEST_P(ScopeOn, ErrorsAndCancellationTravelBetweenLevels) {
    for (const bool elsewhere : {true, false}) {
        n = 0;
        ex.spawn<0>(joins_failing_ones(f, ex, n, elsewhere));
        ex.run();
    }
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> stops(frames&, pawl::executor<2>& ex) {
    co_await pawl::yield();
    ex.stop();
}
pawl::task<> joins_elsewhere(frames& f, pawl::executor<2>& ex, std::atomic<int>& n) {
    pawl::scope s;
    s.spawn<1>(ex, sleeps_for_ever(f, n));
    s.spawn(stops(f, ex));
    co_await s.join();  // cancelled, or its tasks were quicker to hear of it
}

TEST_P(ScopeOn, IsStoppedWithTheExecutor) {
    ex.spawn<0>(joins_elsewhere(f, ex, n));
    ex.run();
    EXPECT_EQ(n, 1);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> from_outside(frames& f, pawl::executor<2>& ex, std::atomic<int>& n) {
    pawl::scope s;
    s.spawn<1>(ex, adds(f, n, 3));
    s.spawn<0>(ex, adds(f, n, 1));
    co_await s.join();
}

TEST_P(ScopeOn, MayBeAThreadsThatRunsNoLevel) {
    std::jthread serves{[&] { ex.serve(); }};
    for (int i = 0; i < 50; ++i) pawl::block_on(from_outside(f, ex, n));
    EXPECT_EQ(n, 100);
    ex.stop();
}

pawl::task<> puts_in_order(frames&, std::atomic<int>& n) {
    const auto slept = co_await pawl::sleep_for(1h);
    EXPECT_FALSE(slept);
    const auto again = co_await pawl::shielded(pawl::sleep_for(1ms));
    EXPECT_TRUE(again);
    const auto cut_short = co_await pawl::sleep_for(1h);
    EXPECT_FALSE(cut_short);
    ++n;
}

TEST(Shielded, GoesOnAlthoughItsTaskIsToStop) {
    frames f;
    std::atomic<int> n{0};
    pawl::block_on(pawl::with_timeout(1ms, puts_in_order(f, n)));
    EXPECT_EQ(n, 1);
}

TEST(ScopeDeathTest, GoneBeforeItsTasks) {
    frames f;
    std::atomic<int> n{0};
    const auto leaves = [](frames& from, std::atomic<int>& to) -> pawl::task<> {
        pawl::scope s;
        s.spawn(adds(from, to, 1));
        co_return;
    };
    EXPECT_DEATH(pawl::block_on(leaves(f, n)), "a scope was destroyed while its tasks run");
}

}  // namespace
