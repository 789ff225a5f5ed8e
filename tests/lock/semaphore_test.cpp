#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <pawl/channel.hpp>
#include <pawl/lock/branches.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task.hpp>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

constinit pawl::semaphore in_static_storage{2, "static"};

TEST(Semaphore, HasAsManyPermitsAsItBeganWith) {
    EXPECT_TRUE(in_static_storage.try_acquire());
    EXPECT_TRUE(in_static_storage.try_acquire());
    EXPECT_FALSE(in_static_storage.try_acquire());
    in_static_storage.release(2);
    EXPECT_EQ(in_static_storage.count(), 2U);
    EXPECT_STREQ(in_static_storage.name(), "static");
}

TEST(Semaphore, GivesUpWhenTheTimeIsOver) {
    pawl::semaphore s;
    EXPECT_FALSE(s.try_acquire_for(0ms));
    EXPECT_FALSE(s.try_acquire_for(-1h));
    EXPECT_FALSE(s.try_acquire_until(std::chrono::system_clock::now() + 1ms));
    s.release();
    EXPECT_TRUE(s.try_acquire_for(0ms));
}

TEST(Semaphore, ReleasesSeveralAtOnce) {
    pawl::semaphore s;
    std::atomic<int> passed{0};
    std::vector<std::jthread> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.emplace_back([&] {
            s.acquire();
            ++passed;
        });
    s.release(0);
    s.release(3);
    tasks.clear();
    EXPECT_EQ(passed, 3);
    EXPECT_EQ(s.count(), 0U);
}

TEST(Semaphore, NeitherLosesNorInventsPermits) {
    constexpr int rounds = 3'000;
    pawl::semaphore s{1};
    int unprotected = 0;
    {
        std::vector<std::jthread> tasks;
        for (int i = 0; i < 3; ++i)
            tasks.emplace_back([&] {
                for (int round = 0; round < rounds; ++round) {
                    s.acquire();
                    ++unprotected;
                    s.release();
                }
            });
    }
    EXPECT_EQ(unprotected, 3 * rounds);
    EXPECT_EQ(s.count(), 1U);
}

TEST(Semaphore, CanBeAwaited) {
    pawl::semaphore s;
    std::jthread other{[&] { s.release(); }};
    EXPECT_TRUE(pawl::block_on(s.async_acquire()));
    EXPECT_EQ(pawl::block_on(s.async_acquire_for(1ms)).error(), pawl::errc::timeout);
    auto cancelled = s.async_acquire();
    cancelled.cancel();
    EXPECT_EQ(pawl::block_on(std::move(cancelled)).error(), pawl::errc::cancelled);
}

TEST(Semaphore, CanBeSelected) {
    auto [tx, rx] = pawl::bounded<int>(1);
    pawl::semaphore s;
    std::jthread other{[&] { s.release(); }};
    int permits = 0;
    const auto which = pawl::select(pawl::on_recv(rx, [](auto) {}),
                                    pawl::on_acquire(s, [&](auto got) { permits += got.has_value(); }));
    EXPECT_EQ(which, 1U);
    EXPECT_EQ(permits, 1);
    EXPECT_EQ(s.count(), 0U);
}

}  // namespace
