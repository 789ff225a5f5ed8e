#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/scope.hpp>
#include <pawl/task/sleep.hpp>
#include <pawl/task/yield.hpp>
#include <pawl/wait/timer_queue.hpp>

#include <gtest/gtest.h>

#include "tests/channel/own_tasks.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::port::clock;
using frames = pawl::frame_pool<1024, 16>;

struct alarm final : pawl::wait::timer {
    std::vector<int>* rung = nullptr;
    int number = 0;
    void due() noexcept override { rung->push_back(number); }
};
clock::time_point at(int t) { return clock::time_point{clock::duration{t}}; }

TEST(TimerQueue, RingsInTheOrderOfTime) {
    std::vector<int> rung, times(1000);
    for (int i = 0; i < 1000; ++i) times[static_cast<std::size_t>(i)] = i;
    std::shuffle(times.begin(), times.end(), std::mt19937{7});
    const auto alarms = std::make_unique<std::array<alarm, 1000>>();
    pawl::wait::timer_queue queue;
    for (const int t : times) {
        alarm& one = (*alarms)[static_cast<std::size_t>(t)];
        one.rung = &rung;
        one.number = t;
        queue.set(one, at(t));
    }
    EXPECT_EQ(queue.earliest(), at(0));
    // Every third one is taken away, wherever it stands.
    for (std::size_t i = 0; i < 1000; i += 3) queue.take_away((*alarms)[i]);
    EXPECT_EQ(queue.earliest(), at(1));
    EXPECT_TRUE(queue.ring(at(499)));
    EXPECT_FALSE(queue.ring(at(499)));
    EXPECT_TRUE(queue.ring(at(2000)));
    EXPECT_TRUE(queue.empty());
    EXPECT_TRUE(std::is_sorted(rung.begin(), rung.end()));
    EXPECT_EQ(rung.size(), 666u);
}

pawl::task<> wakes(frames&, std::string& order, char what, clock::time_point when) {
    const auto slept = co_await pawl::sleep_until(when);
    EXPECT_TRUE(slept);
    EXPECT_GE(clock::now(), when);
    order += what;
}
pawl::task<> several(frames& f, std::string& order) {
    pawl::scope s;
    const auto now = clock::now();
    s.spawn(wakes(f, order, '3', now + 3ms));
    s.spawn(wakes(f, order, '1', now + 1ms));
    s.spawn(wakes(f, order, '2', now + 2ms));
    co_await s.join();
}

TEST(Sleep, EndsInTheOrderOfTimeAndNeverEarly) {
    frames f;
    std::string order;
    pawl::block_on(several(f, order));
    EXPECT_EQ(order, "123");
    order.clear();
    pawl::executor<1> ex;
    ex.spawn(several(f, order));
    ex.run();
    EXPECT_EQ(order, "123");
}

TEST(Sleep, OfNoTimeDoesNotWait) {
    pawl::block_on(pawl::sleep_for(-1s));
    pawl::block_on(pawl::sleep_until(clock::time_point::min()));
    EXPECT_TRUE(pawl::block_on(pawl::sleep_for(0s)));
}

own::eager sleeps_alone(bool& over) {
    co_await pawl::sleep_for(1ms);
    over = true;
}

TEST(Sleep, BlocksWhereNoLoopRuns) {
    bool over = false;
    sleeps_alone(over);
    EXPECT_TRUE(over);
}

own::held sleeps_long() { co_await pawl::sleep_for(1h); }
own::held yields() { co_await pawl::yield(); }
own::lazy<int> destroys_sleepers() {
    std::vector<own::held> many;
    for (int i = 0; i < 10; ++i) many.push_back(sleeps_long());
    for (int i = 0; i < 10; ++i) many.push_back(yields());
    many.erase(many.begin() + 5, many.begin() + 15);
    co_await pawl::sleep_for(1ms);
    co_return static_cast<int>(many.size());
}

TEST(Sleep, EndsWithItsCoroutine) { EXPECT_EQ(pawl::block_on(destroys_sleepers()), 10); }

pawl::task<> counts(frames&, std::string& order, char what) {
    for (int i = 0; i < 3; ++i) {
        order += what;
        const bool goes_on = co_await pawl::yield();
        EXPECT_TRUE(goes_on);
    }
}
pawl::task<> in_turn(frames& f, std::string& order) {
    pawl::scope s;
    s.spawn(counts(f, order, 'a'));
    s.spawn(counts(f, order, 'b'));
    co_await s.join();
}

TEST(Yield, LetsOthersHaveATurn) {
    frames f;
    std::string order;
    pawl::block_on(in_turn(f, order));
    EXPECT_EQ(order, "ababab");
}

pawl::task<> hogs(frames&, const bool& stop) {
    while (!stop) co_await pawl::yield();
}
pawl::task<> stops_soon(frames&, bool& stop) {
    co_await pawl::sleep_for(1ms);
    stop = true;
}
pawl::task<> hog_beside_a_sleeper(frames& f) {
    bool stop = false;
    pawl::scope s;
    s.spawn(hogs(f, stop));
    s.spawn(stops_soon(f, stop));
    co_await s.join();
}

TEST(Yield, LetsThoseGoOnWhoseTimeHasCome) {
    frames f;
    pawl::block_on(hog_beside_a_sleeper(f));
}

}  // namespace
