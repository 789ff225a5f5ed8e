// More levels than can be told of what changes: they sleep on words instead. Where several cores run (wait/many_cores/).
#include <pawl/lock/event.hpp>
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/frame_pool.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

namespace {

using frames = pawl::frame_pool<2048, 2>;

pawl::task<> acquires(frames&, pawl::semaphore& permits, pawl::event& go, int& got) {
    const auto set = co_await go.async_wait();
    EXPECT_TRUE(set);
    const auto taken = co_await permits.async_acquire();
    got += taken.has_value();
}

TEST(Executors, BeyondThoseThatAreToldSleepOnWords) {
    frames frames_;
    std::vector<std::unique_ptr<pawl::executor<1>>> others;
    for (std::size_t i = 0; i < pawl::wait::most_told; ++i) others.push_back(std::make_unique<pawl::executor<1>>());
    pawl::executor<2> ex;
    EXPECT_FALSE(ex.at(1).loop().told().is_reached());
    pawl::semaphore permits;
    pawl::event go;
    int here = 0, there = 0;
    ex.spawn<0>(acquires(frames_, permits, go, here));
    ex.spawn<1>(acquires(frames_, permits, go, there));
    std::jthread gives{[&] {
        go.set();
        permits.release(2);
    }};
    ex.run();
    EXPECT_EQ(here + there, 2);
}

}  // namespace
