#include <pawl/task/block_on.hpp>
#include <pawl/task/frame_pool.hpp>
#include <pawl/task/program_heap.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

template <class Storage>
pawl::task<int> adds(Storage& /*where*/, int a, int b) {
    co_return a + b;
}

constinit pawl::static_frame<512> in_static_storage;

TEST(Frame, StandsInStaticStorageOnTheStackInAPoolAndInTheHeap) {
    EXPECT_EQ(pawl::block_on(adds(in_static_storage, 1, 2)), 3);
    pawl::static_frame<512> on_the_stack;
    EXPECT_EQ(pawl::block_on(adds(on_the_stack, 2, 2)), 4);
    pawl::frame_pool<512, 2> pool;
    EXPECT_EQ(pawl::block_on(adds(pool, 3, 2)), 5);
    const auto on_the_heap = [](pawl::program_heap, int a) -> pawl::task<int> { co_return a; };
    EXPECT_EQ(pawl::block_on(on_the_heap(pawl::heap, 6)), 6);
}

TEST(Frame, TellsItsSize) {
    const auto task = adds(in_static_storage, 1, 2);
    EXPECT_GT(task.frame_size(), 2 * sizeof(void*));
    EXPECT_EQ(task.frame_size(), in_static_storage.used());
}

TEST(Frame, IsFreeAgainWhenItsTaskIsGone) {
    for (int i = 0; i < 3; ++i) {
        auto task = adds(in_static_storage, i, i);
        EXPECT_TRUE(in_static_storage.in_use());
        if (i != 1) {
            EXPECT_EQ(pawl::block_on(std::move(task)), 2 * i);
        }
    }
    EXPECT_FALSE(in_static_storage.in_use());
}

TEST(Frame, TooLargeIsRefusedWhenTheCoroutineIsCalled) {
    pawl::static_frame<16> small;
    auto task = adds(small, 1, 2);
    EXPECT_EQ(task.refused(), pawl::errc::too_large);
    EXPECT_GT(task.frame_size(), 16u) << "what it would take";
    EXPECT_THROW(pawl::block_on(std::move(task)), std::invalid_argument);
    EXPECT_FALSE(small.in_use());
}

TEST(Frame, OfOneTaskIsNotGivenToAnother) {
    const auto first = adds(in_static_storage, 1, 2);
    const auto second = adds(in_static_storage, 3, 4);
    EXPECT_FALSE(first.refused());
    EXPECT_EQ(second.refused(), pawl::errc::too_many);
}

TEST(Frame, PoolHasSoManyAndNoMore) {
    pawl::frame_pool<512, 3> pool;
    std::array tasks{adds(pool, 0, 0), adds(pool, 1, 1), adds(pool, 2, 2)};
    EXPECT_EQ(pool.in_use(), 3u);
    EXPECT_EQ(adds(pool, 3, 3).refused(), pawl::errc::too_many);
    EXPECT_EQ(pawl::block_on(std::move(tasks[1])), 2);
    { const auto gone = std::move(tasks[1]); }
    EXPECT_EQ(pool.in_use(), 2u);
    EXPECT_FALSE(adds(pool, 3, 3).refused());
}

struct out_of_memory {
    [[nodiscard]] pawl::tasks::frame_or_reason take_frame(std::size_t) noexcept {
        return {nullptr, pawl::errc::no_memory};
    }
};

TEST(Frame, MayStandInWhatAUserWrites) {
    out_of_memory none;
    EXPECT_EQ(adds(none, 1, 2).refused(), pawl::errc::no_memory);
}

class driver {
public:
    explicit driver(int base) : base_{base} {}
    pawl::task<int> reads(pawl::static_frame<512>& /*where*/, int offset) { co_return base_ + offset; }

private:
    int base_;
};

TEST(Frame, OfAMemberFunction) {
    driver d{40};
    EXPECT_EQ(pawl::block_on(d.reads(in_static_storage, 2)), 42);
}

TEST(FrameDeathTest, GoneBeforeItsTask) {
    EXPECT_DEATH(
        {
            auto frame = std::make_unique<pawl::static_frame<512>>();
            const auto task = adds(*frame, 1, 2);
            frame.reset();
        },
        "a static_frame was destroyed while a task stands in it");
}

TEST(Lambda, WithoutCapturesIsACoroutine) {
    EXPECT_EQ(
        pawl::block_on([](pawl::static_frame<512>&, int a) -> pawl::task<int> { co_return a; }(in_static_storage, 3)),
        3);
}

static_assert(pawl::tasks::spells_closure("main()::<lambda(int)>"));
static_assert(pawl::tasks::spells_closure("(lambda at file.cpp:3:4)"));
static_assert(pawl::tasks::spells_closure("f<g<int> >()::<lambda(std::vector<int>&)>"));
static_assert(!pawl::tasks::spells_closure("std::vector<main()::<lambda(int)> >"));
static_assert(!pawl::tasks::spells_closure("main()::<lambda(int)>::inner"));
static_assert(!pawl::tasks::spells_closure("driver"));

}  // namespace
