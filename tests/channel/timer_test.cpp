#include <pawl/channel/bounded.hpp>
#include <pawl/channel/never.hpp>
#include <pawl/channel/select.hpp>
#include <pawl/channel/timer.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using clock = pawl::port::clock;
using pawl::errc;

template <class Receiver>
concept makes_senders = requires(const Receiver& r) {
    r.sender();
};
static_assert(!makes_senders<pawl::timer_receiver>);
static_assert(makes_senders<pawl::bounded_receiver<int>>);

// No test here says how late a message may be: only that it never comes early.

TEST(After, ComesOnceAndNotEarly) {
    const auto begin = clock::now();
    auto rx = pawl::after(20ms);
    EXPECT_EQ(rx.capacity(), 1u);
    const auto due = rx.recv();
    ASSERT_TRUE(due);
    EXPECT_GE(*due, begin + 20ms);
    EXPECT_GE(clock::now(), *due);
    EXPECT_EQ(rx.size(), 0u);
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
    EXPECT_FALSE(rx.is_closed());
}

TEST(After, IsDueAtOnceForALimitThatHasPassed) {
    EXPECT_TRUE(pawl::after(0s).try_recv());
    auto rx = pawl::after(-1h);
    EXPECT_EQ(rx.size(), 1u);
    EXPECT_TRUE(rx.try_recv());
}

TEST(After, BeyondTheClockNeverComes) {
    auto rx = pawl::after(std::chrono::hours::max());
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
}

TEST(After, GoesToOneOfManyReceivers) {
    auto rx = pawl::after(5ms);
    std::atomic<int> got{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back([rx, &got] { got += rx.recv_for(100ms).has_value(); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(got, 1);
}

TEST(After, OutlastsAShorterTimeOut) {
    auto rx = pawl::after(1h);
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
}

TEST(Tick, ComesEachPeriodAndNotEarly) {
    const auto begin = clock::now();
    auto rx = pawl::tick(2ms);
    for (int i = 1; i <= 10; ++i) {
        const auto due = rx.recv();
        ASSERT_TRUE(due);
        EXPECT_GE(*due, begin + i * 2ms);
        EXPECT_GE(clock::now(), *due);
    }
}

TEST(Tick, SkipsWhatNobodyReceivedAndKeepsTheBeat) {
    auto rx = pawl::tick(2ms);
    const auto first = rx.recv().value();
    while (clock::now() < first + 9ms || rx.size() == 0) {
    }
    // One waits, the others of the meantime do not. Which one, where this thread was held up as well, is not said.
    EXPECT_EQ(rx.size(), 1u);
    const auto waited = rx.try_recv().value();
    EXPECT_EQ((waited - first) % 2ms, 0ms);
    const auto next = rx.recv().value();
    EXPECT_GT(next, first + 9ms);
    EXPECT_EQ((next - first) % 2ms, 0ms);
}

TEST(Tick, SharesItsBeatsAmongCopies) {
    auto rx = pawl::tick(1ms);
    std::atomic<int> got{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([rx, &got] {
            while (got < 20)
                if (rx.recv_for(50ms)) ++got;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_GE(got, 20);
}

TEST(Tick, RefusesAPeriodThatIsNotGreaterThanZero) {
    EXPECT_THROW((void)pawl::tick(0s), std::invalid_argument);
    EXPECT_THROW((void)pawl::tick(-1ms), std::invalid_argument);
}

TEST(Tick, TakesAnyPeriodTheTypeCanSay) {
    EXPECT_EQ(pawl::tick(std::chrono::hours::max()).try_recv().error(), errc::empty);
    auto fast = pawl::tick(std::chrono::duration<double, std::pico>{0.5});
    EXPECT_TRUE(fast.recv());
    EXPECT_TRUE(fast.recv());
}

TEST(Timer, ClosedByHandWakesWhoWaits) {
    auto rx = pawl::tick(1h);
    std::thread waiting{[rx] { EXPECT_EQ(rx.recv().error(), errc::closed); }};
    EXPECT_TRUE(rx.close());
    waiting.join();
    EXPECT_FALSE(rx.close());
    EXPECT_TRUE(rx.is_closed());
    EXPECT_EQ(rx.size(), 0u);
}

TEST(Timer, EndsASelect) {
    auto [tx, rx] = pawl::bounded<int>(1);
    const auto limit = pawl::after(3ms);
    bool late = false;
    pawl::select(pawl::on_recv(rx, [](auto) { FAIL(); }),
                 pawl::on_recv(limit, [&](auto due) { late = due.has_value(); }));
    EXPECT_TRUE(late);
}

TEST(Timer, BeatsOnInASelectLoop) {
    auto [tx, rx] = pawl::bounded<int>(4);
    const auto beat = pawl::tick(1ms);
    std::thread sender{[tx = std::move(tx)] {
        for (int i = 0; i < 50; ++i) EXPECT_TRUE(tx.send(i));
    }};
    int beats = 0, messages = 0;
    bool open = true;
    while (open || beats < 5)
        pawl::select(pawl::on_recv(beat, [&](auto due) { beats += due.has_value(); }),
                     pawl::on_recv(open ? rx : decltype(rx){}, [&](auto message) {
                         messages += message.has_value();
                         if (!message) open = false;
                     }));
    sender.join();
    EXPECT_EQ(messages, 50);
    EXPECT_GE(beats, 5);
}

// Becomes due between the wait's look and its reading of the clock, again and again.
struct always_due {
    int looks = 0;
    bool attempt() noexcept { return ++looks == 5; }
    void enter() noexcept {}
    void leave() noexcept {}
    bool ready() noexcept { return false; }
    pawl::port::watched watch() noexcept { return {nullptr, 0}; }
    clock::time_point due() noexcept { return clock::time_point::min(); }
};

TEST(Timer, ThatBecomesDueDoesNotEndAWaitWithoutLimit) {
    always_due operation;
    pawl::wait::waiting<always_due> waiting{clock::time_point::max(), 0, operation};
    EXPECT_EQ(pawl::wait::until_finished(waiting, [] { return pawl::wait::wait_reason{}; }), 0u);
    EXPECT_EQ(operation.looks, 5);
}

TEST(Never, IsNeverReady) {
    auto rx = pawl::never<int>();
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
    EXPECT_EQ(rx.size(), 0u);
    EXPECT_FALSE(rx.is_closed());
    bool other = false;
    pawl::select(pawl::on_recv(rx, [](auto) { FAIL(); }), pawl::on_recv(pawl::after(1ms), [&](auto) { other = true; }));
    EXPECT_TRUE(other);
}

}  // namespace
