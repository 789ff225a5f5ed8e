#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <pawl/channel/static_channel.hpp>
#include <pawl/task/interrupt.hpp>
#include <pawl/task/interrupt_sources.hpp>
#include <pawl/task/shared.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

enum class irq { button, radio, clock };

TEST(Interrupt, ComesAtOnceOnTopOfItsThread) {
    int presses = 0;
    const pawl::interrupt<irq::button, 1> h{presses, [](int& count) { ++count; }};
    EXPECT_TRUE(pawl::raise<irq::button>());
    EXPECT_EQ(presses, 1);
    EXPECT_TRUE(pawl::raise<irq::button>());
    EXPECT_EQ(presses, 2);
}

TEST(Interrupt, NobodyTakesItBeforeAndAfter) {
    EXPECT_FALSE(pawl::raise<irq::button>());
    {
        int presses = 0;
        const pawl::interrupt<irq::button, 1> h{presses, [](int& count) { ++count; }};
    }
    EXPECT_FALSE(pawl::raise<irq::button>());
}

TEST(Interrupt, AHigherOneNestsAndOthersWait) {
    std::vector<std::string> seen;
    seen.reserve(16);
    using log = std::vector<std::string>;
    const pawl::interrupt<irq::button, 1> low{seen, [](log& s) {
                                                  s.push_back("low");
                                                  if (s.size() > 1) return;
                                                  pawl::raise<irq::radio>();
                                                  pawl::raise<irq::button>();  // it runs: once more
                                                  s.push_back("low ends");
                                              }};
    const pawl::interrupt<irq::radio, 2> high{seen, [](log& s) {
                                                  s.push_back("high");
                                                  pawl::raise<irq::clock>();
                                                  s.push_back("high ends");
                                              }};
    const pawl::interrupt<irq::clock, 2> equal{seen, [](log& s) { s.push_back("equal"); }};
    pawl::raise<irq::button>();
    EXPECT_THAT(seen, ElementsAre("low", "high", "high ends", "equal", "low ends", "low"));
}

TEST(Interrupt, RaisedTwiceBeforeItBeginsItComesOnce) {
    int count = 0;
    using button = pawl::interrupt<irq::button, 3>;
    const button h{count, [](int& c) { ++c; }};
    pawl::shared<int, pawl::users<button>> value{0};
    value.with([](int&) {
        pawl::raise<irq::button>();
        pawl::raise<irq::button>();
    });
    EXPECT_EQ(count, 1);
}

TEST(Interrupt, ComesFromAnotherThreadWhileThisOneWaits) {
    pawl::static_channel<int, 4> numbers;
    auto in = numbers.sender();
    auto out = numbers.receiver();
    struct state {
        decltype(in)* to;
    } s{&in};
    const pawl::interrupt<irq::radio, 1> h{s, [](state& its) { static_cast<void>(its.to->try_send(7)); }};
    std::thread other{[] { pawl::raise<irq::radio>(); }};
    EXPECT_EQ(out.recv(), 7);
    other.join();
}

TEST(Interrupt, EachOneRaisedByManyThreadsIsSeen) {
    std::atomic<int> raised{0};
    struct state {
        std::atomic<int>* raised;
        int seen = 0;
    } s{&raised};
    const pawl::interrupt<irq::radio, 1> h{s, [](state& its) { its.seen = its.raised->load(); }};
    std::vector<std::thread> all;
    std::atomic<int> running{3};
    for (int i = 0; i < 3; ++i)
        all.emplace_back([&] {
            for (int k = 0; k < 2000; ++k) {
                ++raised;
                pawl::raise<irq::radio>();
            }
            --running;
        });
    while (running != 0) std::this_thread::yield();
    for (auto& each : all) each.join();
    // The last one is no signal's, but comes in this thread at once.
    pawl::raise<irq::radio>();
    EXPECT_EQ(s.seen, 6000);
}

TEST(Interrupt, TheClockRaisesIt) {
    pawl::static_channel<int, 16> ticks;
    auto in = ticks.sender();
    auto out = ticks.receiver();
    struct state {
        decltype(in)* to;
        int count = 0;
    } s{&in};
    const pawl::interrupt<irq::clock, 5> h{s, [](state& its) { static_cast<void>(its.to->try_send(++its.count)); }};
    pawl::interrupt_timer<irq::clock> timer{1ms, 1ms};
    for (int i = 1; i <= 5; ++i) EXPECT_EQ(out.recv(), i);
    timer.arm(0ms);
}

// Faster than a signal takes: it neither piles up on the stack nor keeps everything else from running.
TEST(Interrupt, AClockThatIsTooFastIsSlowedDown) {
    struct state {
        pawl::interrupt_timer<irq::clock>* timer = nullptr;
        std::atomic<int> count{0};
    } s;
    const pawl::interrupt<irq::clock, 5> h{s, [](state& its) {
                                               if (++its.count == 2'000) its.timer->arm(0ns);
                                           }};
    pawl::interrupt_timer<irq::clock> timer{0ns};
    s.timer = &timer;
    timer.arm(1ns, 1ns);
    while (s.count < 2'000) std::this_thread::yield();
    EXPECT_GE(s.count, 2'000);
}

TEST(Interrupt, AFileThatCanBeReadRaisesIt) {
    const int file = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    pawl::static_channel<std::uint64_t, 16> counts;
    auto in = counts.sender();
    auto out = counts.receiver();
    struct state {
        decltype(in)* to;
        int file;
    } s{&in, file};
    const pawl::interrupt<irq::radio, 2> h{s, [](state& its) {
                                               std::uint64_t count = 0;
                                               if (read(its.file, &count, sizeof count) == sizeof count)
                                                   static_cast<void>(its.to->try_send(count));
                                           }};
    {
        const pawl::interrupt_on_readable<irq::radio> source{file};
        const std::uint64_t three = 3;
        ASSERT_EQ(write(file, &three, sizeof three), static_cast<ssize_t>(sizeof three));
        EXPECT_EQ(out.recv(), 3u);
        const std::uint64_t four = 4;
        ASSERT_EQ(write(file, &four, sizeof four), static_cast<ssize_t>(sizeof four));
        EXPECT_EQ(out.recv(), 4u);
    }
    close(file);
}

TEST(Interrupt, WhatCannotBeIsRefused) {
    int count = 0;
    const pawl::interrupt<irq::button, 1> h{count, [](int&) {}};
    EXPECT_THROW((pawl::interrupt<irq::button, 2>{count, [](int&) {}}), std::invalid_argument);
    EXPECT_THROW(pawl::interrupt_timer<irq::clock>{1ms}, std::invalid_argument);
    EXPECT_THROW(pawl::interrupt_on_readable<irq::button>{-1}, std::invalid_argument);
}

TEST(Interrupt, AThreadTakesThirtyTwo) {
    pawl::task_detail::interrupt_core core;
    for (std::size_t i = 0; i < pawl::task_detail::interrupt_core::most_lines; ++i) EXPECT_EQ(core.add({}), i);
    EXPECT_EQ(core.add({}), pawl::task_detail::interrupt_core::none);
    core.remove(5);
    EXPECT_EQ(core.add({}), 5u);
}

using low = pawl::interrupt<irq::button, 1>;
using high = pawl::interrupt<irq::radio, 9>;

TEST(Shared, TheCeilingIsKnownAtCompileTime) {
    static_assert(pawl::shared<int, pawl::users<low, high>>::ceiling == 9);
    static_assert(pawl::shared<int, pawl::users<low>>::ceiling == 1);
    static_assert(pawl::shared<int, pawl::users<>>::ceiling == 0);
}

TEST(Shared, ItsUsersWaitAndOthersDoNot) {
    std::vector<std::string> seen;
    seen.reserve(8);
    const low l{seen, [](std::vector<std::string>& s) { s.push_back("low"); }};
    const high h{seen, [](std::vector<std::string>& s) { s.push_back("high"); }};
    pawl::shared<int, pawl::users<low>> value{5};
    const int got = value.with([&](int& v) {
        pawl::raise<irq::button>();
        pawl::raise<irq::radio>();
        seen.push_back("section");
        return ++v;
    });
    EXPECT_EQ(got, 6);
    EXPECT_THAT(seen, ElementsAre("high", "section", "low"));
}

TEST(Shared, ReachedByAnInterruptAboveItsCeilingItSaysSo) {
    struct state {
        pawl::shared<int, pawl::users<low>> value{0};
        bool refused = false;
    } s;
    const high h{s, [](state& its) {
                     try {
                         its.value.with([](int& v) { ++v; });
                     } catch (const std::invalid_argument&) {
                         its.refused = true;
                     }
                 }};
    pawl::raise<irq::radio>();
    EXPECT_TRUE(s.refused);
}

TEST(Shared, AnotherThreadIsRefused) {
    pawl::shared<int, pawl::users<low>> value{1};
    EXPECT_EQ(value.with([](int& v) { return v; }), 1);
    std::thread{[&] { EXPECT_THROW(value.with([](int&) {}), std::invalid_argument); }}.join();
}

}  // namespace
