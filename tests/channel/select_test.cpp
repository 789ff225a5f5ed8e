#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
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

TEST(Select, WaitsForRingsLatestAndBroadcastsTogether) {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    auto [tx, rx] = pawl::broadcast<std::string>(2);
    constexpr int rounds = 200;
    std::jthread sending{[&producer = producer, &writer = writer, &tx = tx] {
        for (int i = 0; i < rounds; ++i) {
            ASSERT_TRUE(producer.send(i));
            ASSERT_TRUE(writer.write(i));
            ASSERT_TRUE(tx.send(std::to_string(i)));
        }
    }};
    int messages = 0, newest = -1, heard = 0;
    while (messages < rounds || newest < rounds - 1 || heard < rounds)
        pawl::select(pawl::on_recv(consumer, [&](std::expected<int, pawl::errc> got) { messages += got.has_value(); }),
                     pawl::on_recv(reader, [&](std::expected<int, pawl::errc> got) { newest = got.value_or(newest); }),
                     pawl::on_recv(rx, [&](std::expected<std::string, pawl::errc> got) {
                         heard += got ? 1 : static_cast<int>(rx.missed());
                     }));
    EXPECT_EQ(messages, rounds);
    EXPECT_EQ(heard, rounds);
}

}  // namespace
