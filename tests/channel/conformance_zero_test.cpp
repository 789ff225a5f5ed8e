// What the suites of other channels assert of a channel without a buffer.
#include "flavours.hpp"

#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

TEST(Zero, HasNoCapacityAndHoldsNothing) {
    auto [tx, rx] = pawl::rendezvous<int>();
    EXPECT_EQ(tx.capacity(), 0u);
    EXPECT_EQ(rx.capacity(), 0u);
    EXPECT_EQ(tx.size(), 0u);
    EXPECT_EQ(rx.size(), 0u);
}

TEST(Zero, TwoEndsThatOnlyTryNeverMeet) {
    auto [tx, rx] = pawl::rendezvous<int>();
    EXPECT_EQ(tx.try_send(1).error().why, errc::full);
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
}

TEST(Zero, ASendThatNobodyMeetsGivesTheMessageBack) {
    auto [tx, rx] = pawl::rendezvous<std::unique_ptr<int>>();
    auto back = tx.send_for(std::make_unique<int>(3), 1ms);
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().why, errc::timeout);
    EXPECT_EQ(*back.error().value, 3);
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
}

TEST(Zero, ASendReturnsWhenAReceiverHasTheMessage) {
    auto [tx, rx] = pawl::rendezvous<int>();
    bool received = false;
    std::thread sender([&] { EXPECT_TRUE(tx.send(1)); });
    received = rx.recv() == 1;
    sender.join();
    EXPECT_TRUE(received);
}

TEST(Zero, ATryMeetsWhoWaits) {
    auto [tx, rx] = pawl::rendezvous<int>();
    std::thread receiver([&] { EXPECT_EQ(rx.recv(), 8); });
    while (!tx.try_send(8)) std::this_thread::yield();
    receiver.join();
    std::thread sender([&] { EXPECT_TRUE(tx.send(9)); });
    auto got = rx.try_recv();
    while (!got) {
        std::this_thread::yield();
        got = rx.try_recv();
    }
    EXPECT_EQ(got, 9);
    sender.join();
}

TEST(Zero, EachOfTwoReceiversGetsAShare) {
    auto [first_tx, first_rx] = pawl::rendezvous<int>();
    auto [second_tx, second_rx] = pawl::rendezvous<int>();
    constexpr int messages = 4'000;
    std::vector<std::thread> senders;
    for (auto* tx : {&first_tx, &second_tx})
        senders.emplace_back([tx] {
            for (int i = 0; i < messages; ++i) ASSERT_TRUE(tx->send(i));
        });
    int hits[2] = {};
    for (int i = 0; i < 2 * messages; ++i)
        ++hits[pawl::select(pawl::on_recv(first_rx, [](auto) {}), pawl::on_recv(second_rx, [](auto) {}))];
    EXPECT_EQ(hits[0], messages);
    EXPECT_EQ(hits[1], messages);
    for (auto& t : senders) t.join();
}

}  // namespace
