#include <pawl/channel/bounded.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

TEST(Bounded, GivesMessagesInTheOrderInWhichTheyWerePut) {
    auto [tx, rx] = pawl::bounded<int>(3);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(tx.try_send(i));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(rx.try_recv(), i);
    EXPECT_EQ(rx.try_recv().error(), pawl::errc::empty);
}

TEST(Bounded, ReturnsTheMessageWhenItIsFull) {
    auto [tx, rx] = pawl::bounded<std::unique_ptr<int>>(1);
    ASSERT_TRUE(tx.try_send(std::make_unique<int>(1)));
    auto refused = tx.try_send(std::make_unique<int>(2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::full);
    EXPECT_EQ(*refused.error().value, 2);
}

TEST(Bounded, LetsReceiversDrainAfterTheLastSenderHasGone) {
    auto [tx, rx] = pawl::bounded<std::string>(4);
    {
        auto last = std::move(tx);
        ASSERT_TRUE(last.send("one"));
        ASSERT_TRUE(last.send("two"));
    }
    EXPECT_EQ(rx.recv(), "one");
    EXPECT_EQ(rx.recv(), "two");
    EXPECT_EQ(rx.recv().error(), pawl::errc::closed);
}

TEST(Bounded, GivesEveryMessageToOneOfManyReceivers) {
    auto [tx, rx] = pawl::bounded<std::string>(5);
    constexpr int each = 20'000, senders = 3;
    std::vector<std::thread> threads;
    std::atomic<long> sum{0};
    for (int s = 0; s < senders; ++s)
        threads.emplace_back([tx] {
            for (int i = 1; i <= each; ++i) ASSERT_TRUE(tx.send(std::to_string(i)));
        });
    for (int r = 0; r < 2; ++r)
        threads.emplace_back([rx, &sum] {
            for (const std::string& message : rx) sum += std::stol(message);
        });
    { auto gone = std::move(tx); }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(sum, long{senders} * each * (each + 1) / 2);
}

}  // namespace
