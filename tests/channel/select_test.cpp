#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

TEST(Select, TakesTheTimeOutWhenNothingElseCanGoOn) {
    auto [tx, rx] = pawl::bounded<int>(1);
    bool over = false;
    EXPECT_EQ(pawl::select(pawl::on_recv(rx, [](auto) { FAIL(); }), pawl::on_timeout(1ms, [&] { over = true; })), 1u);
    EXPECT_TRUE(over);
}

TEST(Select, LeavesTheMessageOfAnotherBranchWhereItWas) {
    auto [to_nobody, nobody] = pawl::rendezvous<std::unique_ptr<int>>();
    auto [tx, rx] = pawl::bounded<int>(1);
    ASSERT_TRUE(tx.send(3));
    auto message = std::make_unique<int>(8);
    EXPECT_EQ(pawl::select(pawl::on_send(to_nobody, std::move(message)),
                           pawl::on_recv(rx, [](auto got) { EXPECT_EQ(got, 3); })),
              1u);
    ASSERT_TRUE(message);
    EXPECT_EQ(*message, 8);
}

TEST(Select, TryDoesNothingWhereNothingCanGoOn) {
    auto [tx, rx] = pawl::bounded<int>(1);
    auto [tx2, rx2] = pawl::rendezvous<int>();
    EXPECT_EQ(pawl::try_select(pawl::on_recv(rx, [](auto) { FAIL(); }), pawl::on_send(tx2, 1, [](auto) { FAIL(); })),
              std::nullopt);
    ASSERT_TRUE(tx.send(4));
    EXPECT_EQ(pawl::try_select(pawl::on_recv(rx, [](auto got) { EXPECT_EQ(got, 4); }), pawl::on_send(tx2, 1)), 0u);
}

TEST(Select, BiasedTakesTheFirstListed) {
    auto [tx, rx] = pawl::bounded<int>(100);
    auto [tx2, rx2] = pawl::bounded<int>(100);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(tx.send(i) && tx2.send(i));
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(pawl::biased_select(pawl::on_recv(rx, [](auto) {}), pawl::on_recv(rx2, [](auto) {})), 0u);
}

TEST(Select, AClosedChannelIsReady) {
    auto [tx, rx] = pawl::bounded<int>(1);
    auto [tx2, rx2] = pawl::rendezvous<int>();
    tx2.close();
    EXPECT_EQ(pawl::select(pawl::on_recv(rx, [](auto) {}),
                           pawl::on_recv(rx2, [](auto got) { EXPECT_EQ(got.error(), errc::closed); })),
              1u);
}

TEST(Select, AHalfThatBelongsToNoChannelIsReady) {
    auto [tx, rx] = pawl::bounded<int>(1);
    auto moved = std::move(tx);
    EXPECT_EQ(pawl::select(pawl::on_recv(rx, [](auto) {}),
                           pawl::on_send(tx, 1, [](auto sent) { EXPECT_EQ(sent.error().why, errc::moved_from); })),
              1u);
}

TEST(Select, FacingSelectsOverThreeChannelsExchangeEverything) {
    auto [a, from_a] = pawl::rendezvous<long>();
    auto [b, from_b] = pawl::rendezvous<long>();
    auto [c, from_c] = pawl::bounded<long>(1);
    constexpr long each = 4000;
    std::atomic<long> sent{0}, received{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back([&] {
            for (long n = 1; n <= each; ++n) {
                const auto done = [&](auto result) { sent += result ? n : 0; };
                pawl::select(pawl::on_send(a, n, done), pawl::on_send(b, n, done), pawl::on_send(c, n, done));
            }
        });
        threads.emplace_back([&] {
            for (long n = 1; n <= each; ++n) {
                const auto done = [&](auto result) { received += result.value_or(0); };
                pawl::select(pawl::on_recv(from_b, done), pawl::on_recv(from_c, done), pawl::on_recv(from_a, done));
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(sent, each * (each + 1));
    EXPECT_EQ(received, sent);
}

}  // namespace
