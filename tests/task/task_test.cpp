#include <pawl/task/block_on.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/task.hpp>

#include <gtest/gtest.h>

#include "tests/channel/own_tasks.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

using frames = pawl::frame_pool<1024, 8>;

pawl::task<std::unique_ptr<int>> makes(frames&, int value) { co_return std::make_unique<int>(value); }
pawl::task<int> doubles(frames& f, int value) {
    const auto made = co_await makes(f, value);
    co_return *made * 2;
}

TEST(Task, ReturnsWhatItMakes) {
    frames f;
    EXPECT_EQ(*pawl::block_on(makes(f, 3)), 3);
    EXPECT_EQ(pawl::block_on(doubles(f, 4)), 8);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<int&> refers(frames&, int& to) { co_return to; }

TEST(Task, ReturnsAReference) {
    frames f;
    int here = 1;
    EXPECT_EQ(&pawl::block_on(refers(f, here)), &here);
}

pawl::task<> notes(frames&, std::string& into, char what) {
    into += what;
    co_return;
}
pawl::task<> notes_twice(frames& f, std::string& into) {
    auto second = notes(f, into, '2');
    auto first = notes(f, into, '1');
    co_await std::move(first);
    co_await std::move(second);
}

TEST(Task, BeginsWhenItIsAwaited) {
    frames f;
    std::string order;
    pawl::block_on(notes_twice(f, order));
    EXPECT_EQ(order, "12");
}

pawl::task<> throws(frames&) {
    throw std::runtime_error{"so be it"};
    co_return;
}
pawl::task<std::string> catches(frames& f) {
    std::string caught;
    try {
        co_await throws(f);
    } catch (const std::runtime_error& e) {
        caught = e.what();
    }
    co_return caught;
}

TEST(Task, ThrowsToWhoAwaitsIt) {
    frames f;
    EXPECT_EQ(pawl::block_on(catches(f)), "so be it");
    EXPECT_THROW(pawl::block_on(throws(f)), std::runtime_error);
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<> holds(frames&, std::shared_ptr<int>) { co_return; }

TEST(Task, DroppedBeforeItBeganNeverRunsAndLosesItsParameters) {
    frames f;
    const auto shared = std::make_shared<int>(1);
    std::string order;
    {
        const auto dropped = holds(f, shared);
        const auto also_dropped = notes(f, order, 'x');
        EXPECT_EQ(shared.use_count(), 2);
    }
    EXPECT_EQ(shared.use_count(), 1);
    EXPECT_EQ(order, "");
    EXPECT_EQ(f.in_use(), 0u);
}

pawl::task<long> sums(frames& f, int count) {
    long sum = 0;
    for (int i = 0; i < count; ++i) sum += co_await doubles(f, i);
    co_return sum;
}

TEST(Task, AwaitsManyWithoutGrowingTheStack) {
    frames f;
    EXPECT_EQ(pawl::block_on(sums(f, 10'000)), 10'000L * 9'999);
}

own::lazy<int> foreign(frames& f) {
    const int result = co_await doubles(f, 5);
    co_return result;
}
pawl::task<int> awaits_foreign(frames& f) {
    const int result = co_await foreign(f);
    co_return result + 1;
}

TEST(Task, AwaitsAndIsAwaitedByCoroutinesOfOtherTypes) {
    frames f;
    EXPECT_EQ(pawl::block_on(awaits_foreign(f)), 11);
}

TEST(Task, MovedFromOrAwaitedIsRefused) {
    frames f;
    auto task = doubles(f, 1);
    const auto other = std::move(task);
    EXPECT_EQ(task.refused(), pawl::errc::moved_from);
    EXPECT_EQ(task.frame_size(), 0u);
    EXPECT_THROW(pawl::block_on(std::move(task)), std::invalid_argument);
}

}  // namespace
