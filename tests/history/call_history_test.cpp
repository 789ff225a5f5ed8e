#include <gmock/gmock.h>

#include <cstddef>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <pawl/check.hpp>

namespace {

using namespace pawl;
using queue = check::fifo<int>;

TEST(History, ReturnsWhatTheCallReturned) {
    check::history<queue> calls;
    EXPECT_TRUE(calls.call<&queue::try_push>([](int) { return true; }, 1));
    EXPECT_EQ(calls.call<&queue::try_pop>([] { return std::optional(1); }), 1);
    EXPECT_EQ(calls.size(), 2u);
}

TEST(History, KeepsWhatWasGivenAndReturned) {
    check::history<queue> calls;
    calls.call<&queue::try_push>([](int) { return false; }, 7);
    const auto one = calls.at(0);
    EXPECT_EQ(one.kind->said(one.values), "try_push(7)");
    EXPECT_EQ(one.kind->answered(one.values), "false");
}

TEST(History, LeavesACallThatThrowsOpen) {
    check::history<queue> calls;
    EXPECT_THROW(calls.call<&queue::try_push>([](int) -> bool { throw std::runtime_error("no"); }, 1), std::runtime_error);
    EXPECT_FALSE(calls.at(0).has_answer);
    calls.begin<&queue::try_pop>().returned(std::optional(1));
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(History, TakesAMethodOfABaseOfItsSpecification) {
    struct longer : queue {};
    check::history<longer> calls;
    calls.begin<&longer::try_push>(1).returned(true);
    EXPECT_TRUE(check::linearizable(calls));
}

TEST(HistoryDeath, HasNoRoomForMoreCallsThanItSays) {
    check::history<queue, 2> calls;
    calls.begin<&queue::try_push>(1).returned(true);
    calls.begin<&queue::try_push>(2).returned(true);
    EXPECT_DEATH(calls.begin<&queue::try_push>(3), "more calls than the history has room for");
}

TEST(History, IsWrittenByManyThreads) {
    constexpr int threads = 4, rounds = 4;
    check::history<queue, 2 * threads * rounds> calls;
    queue inside;
    std::mutex guard;
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i)
        all.emplace_back([&, i] {
            for (int round = 0; round < rounds; ++round) {
                calls.call<&queue::try_push>(
                    [&](int n) {
                        const std::scoped_lock keep(guard);
                        return inside.try_push(n);
                    },
                    i * rounds + round);
                calls.call<&queue::try_pop>([&] {
                    const std::scoped_lock keep(guard);
                    return inside.try_pop();
                });
            }
        });
    for (std::thread& one : all) one.join();
    EXPECT_EQ(calls.size(), 2u * threads * rounds);
    const auto judged = check::linearizable(calls);
    EXPECT_TRUE(judged) << judged.counterexample();
}

}  // namespace
