#include <pawl/task/block_on.hpp>
#include <pawl/wait/awaiting.hpp>
#include <pawl/wait/event.hpp>

#include <gtest/gtest.h>

#include "tests/channel/own_tasks.hpp"

#include <atomic>
#include <thread>

namespace {

using pawl::port::clock;
using namespace std::chrono_literals;

/// Over once there is something in the box, which one of those who wait takes.
struct box {
    std::atomic<int> there{0};
    pawl::wait::event changed;
    std::atomic<int> left{0};  // waits that ended
};

class taking {
public:
    explicit taking(box& from) : from_{&from} {}
    bool attempt() noexcept {
        int seen = from_->there.load();
        while (seen > 0)
            if (from_->there.compare_exchange_weak(seen, seen - 1)) return true;
        return false;
    }
    void enter() noexcept { from_->changed.enter(); }
    void leave() noexcept {
        from_->changed.leave();
        ++from_->left;
        if (ready()) from_->changed.notify_one();
    }
    bool ready() noexcept { return from_->there.load() > 0; }
    pawl::port::watched watch() noexcept { return from_->changed.watch(); }
    clock::time_point due() noexcept { return clock::time_point::max(); }

private:
    box* from_;
};
static_assert(pawl::wait::plain_operation<taking>);

/// As where the platform refuses a barrier: nobody wakes it, and it must look by itself every now and then.
class taking_unwoken : public taking {
public:
    explicit taking_unwoken(box& from) : taking{from}, never_{} {}
    pawl::port::watched watch() noexcept { return {&never_, 0}; }
    clock::time_point due() noexcept { return clock::now() + pawl::port::longest_unwoken; }

private:
    pawl::port::word never_;
};

TEST(Awaiting, SaysWhichOfSeveralOperationsEndedTheWait) {
    box first, second;
    taking one{first}, other{second};
    std::thread giver([&] {
        ++second.there;
        second.changed.notify_one();
    });
    pawl::wait::awaiting wait{clock::time_point::max(), 0, one, other};
    EXPECT_EQ(pawl::block_on(wait), 1u);
    giver.join();
}

TEST(Awaiting, LooksByItselfWhereWakeUpsMayGetLost) {
    box b;
    taking_unwoken one{b};
    std::thread giver([&] { ++b.there; });
    pawl::wait::awaiting wait{clock::time_point::max(), 0, one};
    EXPECT_EQ(pawl::block_on(wait), 0u);
    giver.join();
}

own::lazy<int> takes_unwoken(box& b) {
    taking_unwoken one{b};
    pawl::wait::awaiting wait{clock::time_point::max(), 0, one};
    const std::size_t which = co_await wait;
    co_return static_cast<int>(which);
}
own::held goes_on(box& busy, const bool& stop) {
    while (!stop) {
        // One after the other, without a sleep of the loop in between.
        ++busy.there;
        taking one{busy};
        pawl::wait::awaiting wait{clock::time_point::max(), 0, one};
        co_await wait;
    }
}

TEST(Awaiting, LooksByItselfWhileOthersKeepTheLoopBusy) {
    box b, busy;
    b.there = 0;
    bool stop = false;
    std::thread giver([&] { ++b.there; });
    const auto which = pawl::block_on([](box& from, box& other, bool& end) -> own::lazy<int> {
        const own::held one = goes_on(other, end);
        const int got = co_await takes_unwoken(from);
        end = true;
        co_return got;
    }(b, busy, stop));
    EXPECT_EQ(which, 0);
    giver.join();
}

TEST(Awaiting, GivesNoneAfterItsDeadline) {
    box b;
    taking one{b};
    pawl::wait::awaiting wait{clock::now() + 1ms, 0, one};
    EXPECT_EQ(pawl::block_on(wait), wait.none);
    EXPECT_EQ(wait.why(), pawl::errc::timeout);
    EXPECT_EQ(b.left, 1);
}

TEST(Awaiting, LeavesWhenItsCoroutineIsDestroyed) {
    box b;
    pawl::block_on([](box& from) -> own::lazy<int> {
        own::held one = [](box& in) -> own::held {
            taking operation{in};
            pawl::wait::awaiting wait{clock::time_point::max(), 0, operation};
            co_await wait;
        }(from);
        EXPECT_EQ(from.left, 0);
        one.destroy();
        EXPECT_EQ(from.left, 1);
        co_return 0;
    }(b));
}

/// A wait that a peer has completed while its coroutine was about to be destroyed.
class completed : public taking {
public:
    completed(box& from, bool& handed_on) : taking{from}, handed_on_{&handed_on} {}
    void abandon() noexcept { *handed_on_ = true; }

private:
    bool* handed_on_;
};

TEST(Awaiting, HandsOnWhatNobodyFetched) {
    box b;
    bool handed_on = false;
    {
        completed operation{b, handed_on};
        ++b.there;
        pawl::wait::awaiting wait{clock::time_point::max(), 0, operation};
        EXPECT_TRUE(wait.await_ready());
    }
    EXPECT_TRUE(handed_on);
}

}  // namespace
