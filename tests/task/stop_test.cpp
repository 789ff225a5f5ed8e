#include <pawl/channel/bounded.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/scope.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/std_stop_token.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/task/until_stopped.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stop_token>
#include <thread>

namespace {

using namespace std::chrono_literals;
using frames = pawl::frame_pool<1024, 32>;

pawl::task<> sleeps_for_ever(frames&, std::atomic<int>& begun, std::atomic<int>& cancelled) {
    ++begun;
    const auto slept = co_await pawl::sleep_for(1h);
    cancelled += !slept;
}

TEST(StopToken, StopsATaskFromAnotherThread) {
    for (int i = 0; i < 50; ++i) {
        frames f;
        std::atomic<int> begun{0}, cancelled{0};
        pawl::stop_source source;
        std::jthread asks{[&] {
            while (i % 2 == 0 && begun == 0) std::this_thread::yield();
            EXPECT_TRUE(source.request_stop());
            EXPECT_FALSE(source.request_stop());
        }};
        const auto ended = pawl::block_on(pawl::until_stopped(source.token(), sleeps_for_ever(f, begun, cancelled)));
        EXPECT_EQ(ended.error(), pawl::errc::cancelled);
        EXPECT_EQ(cancelled, 1);
    }
}

TEST(StopToken, BeforeTheWaitEndsIt) {
    frames f;
    std::atomic<int> begun{0}, cancelled{0};
    pawl::stop_source source;
    source.request_stop();
    EXPECT_TRUE(source.token().stop_requested());
    EXPECT_FALSE(pawl::block_on(pawl::until_stopped(source.token(), sleeps_for_ever(f, begun, cancelled))));
    EXPECT_FALSE(pawl::block_on(pawl::until_stopped(source.token(), pawl::sleep_for(1h))));
    EXPECT_EQ(cancelled, 1);
}

TEST(StopToken, OfNoSourceStopsNothing) {
    EXPECT_TRUE(pawl::block_on(pawl::until_stopped(pawl::stop_token{}, pawl::sleep_for(1ms))));
    EXPECT_FALSE(pawl::stop_token{}.stop_possible());
}

pawl::task<> a_scope_of_two(frames& f, pawl::executor<2>& ex, pawl::stop_token token, std::atomic<int>& begun,
                            std::atomic<int>& cancelled) {
    pawl::scope s{token};
    s.spawn(sleeps_for_ever(f, begun, cancelled));
    s.spawn<1>(ex, sleeps_for_ever(f, begun, cancelled));
    const auto joined = co_await s.join();
    EXPECT_TRUE(joined) << "its tasks were stopped, and not who joins";
}

TEST(StopToken, StopsAScopeOnAllLevels) {
    frames f;
    std::atomic<int> begun{0}, cancelled{0};
    pawl::stop_source source;
    pawl::executor<2> ex;
    ex.spawn(a_scope_of_two(f, ex, source.token(), begun, cancelled));
    std::jthread asks{[&] {
        while (begun != 2) std::this_thread::yield();
        source.request_stop();
    }};
    ex.run();
    EXPECT_EQ(cancelled, 2);
}

TEST(StopToken, EndsManyWaitsOfOneSource) {
    frames f;
    pawl::stop_source source;
    pawl::executor<2> ex;
    std::atomic<int> cancelled{0};
    auto [tx, rx] = pawl::bounded<int>(1);
    const auto waits = [](frames&, const pawl::bounded_receiver<int>& from, pawl::stop_token token,
                          std::atomic<int>& ended) -> pawl::task<> {
        const auto got = co_await pawl::until_stopped(token, from.async_recv());
        ended += got.error() == pawl::errc::cancelled;
    };
    for (int i = 0; i < 3; ++i) {
        ex.spawn<0>(waits(f, rx, source.token(), cancelled));
        ex.spawn<1>(waits(f, rx, source.token(), cancelled));
    }
    std::jthread asks{[&] { source.request_stop(); }};
    ex.run();
    EXPECT_EQ(cancelled, 6);
}

TEST(StdStopToken, IsAccepted) {
    frames f;
    std::atomic<int> begun{0}, cancelled{0};
    std::stop_source source;
    std::jthread asks{[&] {
        while (begun == 0) std::this_thread::yield();
        source.request_stop();
    }};
    const auto ended = pawl::block_on(pawl::until_stopped(source.get_token(), sleeps_for_ever(f, begun, cancelled)));
    EXPECT_EQ(ended.error(), pawl::errc::cancelled);
    EXPECT_FALSE(pawl::block_on(pawl::until_stopped(source.get_token(), pawl::sleep_for(1h))));
    const pawl::stop_source_of as_ours{source.get_token()};
    EXPECT_TRUE(as_ours.token().stop_requested());
}

}  // namespace
