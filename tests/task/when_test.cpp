#include <pawl/channel/async_select.hpp>
#include <pawl/channel/bounded.hpp>
#include <pawl/channel/rendezvous.hpp>
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/when_all.hpp>
#include <pawl/task/when_any.hpp>
#include <pawl/task/with_timeout.hpp>
#include <pawl/task/yield.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <expected>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <variant>

namespace {

using namespace std::chrono_literals;
using frames = pawl::frame_pool<2048, 32>;

pawl::task<int> gives(frames&, int what, int yields) {
    for (int i = 0; i < yields; ++i) co_await pawl::yield();
    co_return what;
}
pawl::task<std::unique_ptr<int>> makes(frames&, int what) { co_return std::make_unique<int>(what); }
pawl::task<> sleeps(frames&, std::chrono::nanoseconds time, int& cancelled) {
    const auto slept = co_await pawl::sleep_for(time);
    cancelled += !slept;
}
pawl::task<int> throws(frames&, int yields) {
    for (int i = 0; i < yields; ++i) co_await pawl::yield();
    throw std::runtime_error{"thrown"};
    co_return 0;
}

TEST(WhenAll, GivesWhatAllReturned) {
    frames f;
    int cancelled = 0;
    auto all = pawl::block_on([](frames& from, int& c) -> pawl::task<int> {
        auto [one, two, none] = co_await pawl::when_all(gives(from, 1, 3), makes(from, 2), sleeps(from, 1ms, c));
        static_assert(std::is_same_v<decltype(none), std::monostate>);
        co_return one + *two;
    }(f, cancelled));
    EXPECT_EQ(all, 3);
    EXPECT_EQ(cancelled, 0);
    EXPECT_EQ(f.in_use(), 0u);
}

TEST(WhenAll, StopsTheOthersWhenOneThrows) {
    frames f;
    int cancelled = 0;
    EXPECT_THROW(pawl::block_on(pawl::when_all(sleeps(f, 1h, cancelled), throws(f, 2), gives(f, 1, 5))),
                 std::runtime_error);
    EXPECT_EQ(cancelled, 1);
    EXPECT_EQ(f.in_use(), 0u);
}

TEST(WhenAll, RunsThoseThatEndAtOnce) {
    frames f;
    const auto all = pawl::block_on(pawl::when_all(gives(f, 1, 0), gives(f, 2, 0)));
    EXPECT_EQ(all, std::tuple(1, 2));
}

TEST(WhenAny, NamesTheFirstAndKeepsWhatTheOthersDid) {
    frames f;
    int cancelled = 0;
    const auto any = pawl::block_on(pawl::when_any(sleeps(f, 1h, cancelled), gives(f, 1, 5), gives(f, 2, 1)));
    EXPECT_EQ(any.first, 2u);
    EXPECT_EQ(std::get<1>(any.results), 1) << "it did not mind being stopped";
    EXPECT_EQ(std::get<2>(any.results), 2);
    EXPECT_EQ(cancelled, 1);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> several_in_time(frames& f, int& cancelled) {
    co_await pawl::when_all(sleeps(f, 1h, cancelled), sleeps(f, 1h, cancelled));
    co_await pawl::when_any(sleeps(f, 1h, cancelled), sleeps(f, 1h, cancelled));
}

TEST(When, IsStoppedWithWhoAwaitsIt) {
    frames f;
    int cancelled = 0;
    const auto in_time = pawl::block_on(pawl::with_timeout(1ms, several_in_time(f, cancelled)));
    EXPECT_EQ(in_time.error(), pawl::errc::timeout);
    EXPECT_EQ(cancelled, 4);
    EXPECT_EQ(f.in_use(), 0u);
}

TEST(WithTimeout, GivesWhatCameInTime) {
    frames f;
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1h, gives(f, 3, 2))), 3);
    EXPECT_EQ(**pawl::block_on(pawl::with_timeout(1h, makes(f, 4))), 4);
    EXPECT_TRUE(pawl::block_on(pawl::with_timeout(1h, pawl::sleep_for(1ms))));
    EXPECT_THROW(pawl::block_on(pawl::with_timeout(1h, throws(f, 1))), std::runtime_error);
}

TEST(WithTimeout, EndsWhateverCanBeCancelled) {
    frames f;
    int cancelled = 0;
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1ms, pawl::sleep_for(1h))).error(), pawl::errc::timeout);
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1ms, sleeps(f, 1h, cancelled))).error(), pawl::errc::timeout);
    EXPECT_EQ(cancelled, 1);
    auto [tx, rx] = pawl::bounded<std::unique_ptr<int>>(1);
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1ms, rx.async_recv())).error(), pawl::errc::timeout);
    ASSERT_TRUE(tx.send(std::make_unique<int>(1)));
    auto refused = pawl::block_on(pawl::with_timeout(1ms, tx.async_send(std::make_unique<int>(2))));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::timeout);
    EXPECT_EQ(*refused.error().value, 2) << "the message comes back";
    auto [to, from] = pawl::rendezvous<int>();
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1ms, from.async_recv())).error(), pawl::errc::timeout);
}

pawl::task<std::expected<int, pawl::errc>> receives(frames&, const pawl::bounded_receiver<int>& rx) {
    co_return co_await rx.async_recv();
}

TEST(WithTimeout, OfATaskThatSaysItselfWhyItHasNothing) {
    frames f;
    auto [tx, rx] = pawl::bounded<int>(1);
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1ms, receives(f, rx))).error(), pawl::errc::timeout);
    ASSERT_TRUE(tx.send(7));
    EXPECT_EQ(pawl::block_on(pawl::with_timeout(1h, receives(f, rx))), 7);
}

pawl::task<> locks_in_time(frames&, pawl::async_mutex& m) {
    auto held = co_await m.async_lock();
    const auto second = co_await pawl::with_timeout(1ms, m.async_lock_for(1h));
    EXPECT_EQ(second.error(), pawl::errc::timeout);
    held.unlock();
    const auto third = co_await pawl::with_timeout(1h, m.async_lock_for(1h));
    EXPECT_TRUE(third.has_value());
}

TEST(WithTimeout, OfALock) {
    frames f;
    pawl::async_mutex m;
    pawl::block_on(locks_in_time(f, m));
    EXPECT_TRUE(m.try_lock());
    m.unlock();
}

pawl::task<> selects_in_time(frames&, const pawl::bounded_receiver<int>& rx, int& handled) {
    const auto on_message = [&](std::expected<int, pawl::errc> message) { handled += *message; };
    const auto late = co_await pawl::with_timeout(
        1ms, pawl::async_select(pawl::on_recv(rx, on_message), pawl::on_timeout(1h, [&] { handled += 100; })));
    EXPECT_EQ(late.error(), pawl::errc::timeout);
}

TEST(WithTimeout, OfASelectCallsNoHandler) {
    frames f;
    int handled = 0;
    auto [tx, rx] = pawl::bounded<int>(1);
    pawl::block_on(selects_in_time(f, rx, handled));
    EXPECT_EQ(handled, 0);
    ASSERT_TRUE(tx.send(3));
    const auto chosen = pawl::block_on(
        pawl::with_timeout(1h, pawl::async_select(pawl::on_recv(rx, [&](auto message) { handled = *message; }))));
    EXPECT_EQ(chosen, 0u);
    EXPECT_EQ(handled, 3);
}

}  // namespace
