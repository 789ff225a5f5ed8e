#include <pawl/channel/rendezvous.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

TEST(Rendezvous, TwoEndsThatOnlyTryNeverMeet) {
    auto [tx, rx] = pawl::rendezvous<int>();
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(tx.try_send(i).error().why, errc::full);
        EXPECT_EQ(rx.try_recv().error(), errc::empty);
    }
}

TEST(Rendezvous, ReturnsTheMessageWhenNobodyCame) {
    auto [tx, rx] = pawl::rendezvous<std::unique_ptr<int>>();
    auto refused = tx.send_for(std::make_unique<int>(7), 1ms);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::timeout);
    EXPECT_EQ(*refused.error().value, 7);
}

TEST(Rendezvous, ReturnsTheMessageWhenTheReceiverIsGone) {
    auto [tx, rx] = pawl::rendezvous<std::string>();
    std::thread sender([&tx] {
        auto refused = tx.send("still here");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why, errc::closed);
        EXPECT_EQ(refused.error().value, "still here");
    });
    { auto gone = std::move(rx); }
    sender.join();
}

TEST(Rendezvous, TellsAWaitingReceiverThatTheLastSenderHasGone) {
    auto [tx, rx] = pawl::rendezvous<int>();
    std::thread receiver([&rx] { EXPECT_EQ(rx.recv().error(), errc::closed); });
    { auto gone = std::move(tx); }
    receiver.join();
}

TEST(Rendezvous, ASendThatTriesMeetsAReceiverThatWaits) {
    auto [tx, rx] = pawl::rendezvous<int>();
    std::thread receiver([&rx] { EXPECT_EQ(rx.recv(), 5); });
    while (!tx.try_send(5)) std::this_thread::yield();
    receiver.join();
}

TEST(Rendezvous, AReceiveThatTriesMeetsASenderThatWaits) {
    auto [tx, rx] = pawl::rendezvous<int>();
    std::thread sender([&tx] { EXPECT_TRUE(tx.send(5)); });
    std::expected<int, errc> got;
    do got = rx.try_recv();
    while (!got);
    EXPECT_EQ(got, 5);
    sender.join();
}

// A cell that a sender's offer had left, and a receiver's had taken, was once seen in the senders' list.
TEST(Rendezvous, LosesNothingWhileOffersComeAndGoOnBothSides) {
    auto [tx, rx] = pawl::rendezvous<std::string>();
    constexpr int each = 3000, senders = 3, receivers = 3;
    std::atomic<long> sum{0};
    std::vector<std::thread> threads;
    for (int s = 0; s < senders; ++s)
        threads.emplace_back([tx] {
            for (int i = 1; i <= each; ++i)
                for (std::string message = std::to_string(i);;) {
                    auto sent = tx.send_for(std::move(message), std::chrono::microseconds(i % 5));
                    if (sent) break;
                    message = std::move(sent.error().value);
                }
        });
    for (int r = 0; r < receivers; ++r)
        threads.emplace_back([rx, &sum] {
            for (int limit = 0;; ++limit) {
                const auto message = rx.recv_for(std::chrono::microseconds(limit % 7));
                if (message)
                    sum += std::stol(*message);
                else if (message.error() == errc::closed)
                    return;
            }
        });
    { auto gone = std::move(tx); }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(sum, long{senders} * each * (each + 1) / 2);
}

}  // namespace
