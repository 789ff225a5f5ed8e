#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <pawl/channel.hpp>
#include <pawl/lock/branches.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/task.hpp>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

constinit pawl::event in_static_storage{"static", true};

TEST(Event, StaysSetUntilItIsReset) {
    EXPECT_TRUE(in_static_storage.is_set());
    in_static_storage.wait();
    in_static_storage.wait();
    in_static_storage.reset();
    EXPECT_FALSE(in_static_storage.is_set());
    EXPECT_FALSE(in_static_storage.wait_for(0ms));
    in_static_storage.set();
    in_static_storage.set();
    EXPECT_TRUE(in_static_storage.wait_until(std::chrono::system_clock::now()));
    EXPECT_STREQ(in_static_storage.name(), "static");
}

TEST(Event, LetsAllGoOn) {
    pawl::event e{"e"};
    int before = 0;
    std::atomic<int> passed{0};
    std::vector<std::jthread> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.emplace_back([&] {
            e.wait();
            passed += before;
        });
    before = 1;
    e.set();
    tasks.clear();
    EXPECT_EQ(passed, 3);
}

TEST(Event, IsNotLostWhenItIsResetAtOnce) {
    pawl::event e;
    auto waiting = e.async_wait();
    e.set();
    e.reset();
    EXPECT_TRUE(pawl::block_on(std::move(waiting)));
}

TEST(Event, IsNotStaleWhenItWasTakenBackBefore) {
    pawl::event e;
    e.set();
    e.reset();
    EXPECT_FALSE(e.wait_for(1ms));
    EXPECT_EQ(pawl::block_on(e.async_wait_for(1ms)).error(), pawl::errc::timeout);
}

TEST(Event, CanBeSelected) {
    auto [tx, rx] = pawl::bounded<int>(1);
    pawl::event e;
    std::jthread other{[&] { e.set(); }};
    EXPECT_EQ(pawl::select(pawl::on_recv(rx, [](auto) {}), pawl::on_set(e, [](auto) {})), 1U);
}

}  // namespace
