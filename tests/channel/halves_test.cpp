// Halves as ordinary objects: copied, moved, swapped, kept in containers, gone at the wrong moment.
#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

template <class Half>
void is_itself_after(Half& half) {
    Half& same = half;
    half = std::move(same);
    EXPECT_TRUE(half);
    std::swap(half, same);
    EXPECT_TRUE(half);
    if constexpr (std::is_copy_assignable_v<Half>) half = same;
    EXPECT_TRUE(half);
    EXPECT_FALSE(half.is_closed());
}

TEST(Halves, StayWhatTheyAreWhenAssignedToThemselves) {
    const auto each = [](auto pair) {
        is_itself_after(pair.first);
        is_itself_after(pair.second);
        EXPECT_TRUE(pair.first.try_send("x") || pair.first.capacity() == 0);
    };
    each(pawl::bounded<std::string>(2));
    each(pawl::bounded_mpsc<std::string>(2));
    each(pawl::unbounded<std::string>());
    each(pawl::rendezvous<std::string>());
    each(pawl::broadcast<std::string>(2));
    each(pawl::oneshot<std::string>());
    pawl::ring<std::string, 2> ring;
    each(ring.split());
    pawl::latest<std::string> latest;
    each(latest.split());
}

TEST(Halves, SwapTheirChannels) {
    auto [a, from_a] = pawl::bounded<std::string>(2);
    auto [b, from_b] = pawl::bounded<std::string>(2);
    ASSERT_TRUE(a.try_send("before"));
    std::swap(a, b);
    ASSERT_TRUE(a.try_send("to b"));
    ASSERT_TRUE(b.try_send("to a"));
    EXPECT_EQ(from_b.recv(), "to b");
    std::swap(from_a, from_b);
    EXPECT_EQ(from_b.recv(), "before");
    EXPECT_EQ(from_b.recv(), "to a");
    a = b;
    EXPECT_EQ(from_a.recv().error(), errc::closed) << "the last sender of that channel was assigned another";
}

// Each endpoint may keep a spare cell: one that was lost with an endpoint would be missing in the end.
TEST(Halves, GiveBackWhatTheyKeptHoweverTheyMove) {
    auto [tx, rx] = pawl::bounded<std::string>(1, 4);
    for (int i = 0; i < 100; ++i) {
        auto more = tx;
        ASSERT_TRUE(more.try_send("x"));
        auto moved = std::move(more);
        auto other = rx;
        EXPECT_EQ(other.try_recv(), "x");
        rx = std::move(other);
        tx = moved;
        more = std::move(tx);
        tx = std::move(more);
        std::optional<decltype(tx)> kept{std::move(moved)};
        kept.reset();
    }
    std::vector<pawl::bounded_sender<std::string>> all(3, tx);
    EXPECT_TRUE(all[1].try_send("x"));
    EXPECT_EQ(all[2].try_send("x").error().why, errc::too_many) << "tx, rx and two more: the third is one too many";
    EXPECT_EQ(rx.try_recv(), "x");
}

TEST(Halves, LiveInContainersAndClosures) {
    std::vector<pawl::bounded_sender<int>> senders;
    std::map<std::string, pawl::bounded_mpsc_receiver<int>> receivers;
    std::function<bool(int)> send;
    {
        auto [tx, rx] = pawl::bounded_mpsc<int>(100);
        receivers.emplace("numbers", std::move(rx));
        send = [tx](int n) { return tx.try_send(n).has_value(); };
    }
    auto [tx, rx] = pawl::bounded<int>(100);
    for (int i = 0; i < 50; ++i) senders.push_back(tx);
    for (const auto& each : senders) EXPECT_TRUE(each.try_send(1));
    senders.erase(senders.begin(), senders.begin() + 25);
    senders.clear();
    tx = {};
    int count = 0;
    for (int n : rx) count += n;
    EXPECT_EQ(count, 50);
    EXPECT_TRUE(send(7));
    send = nullptr;
    EXPECT_EQ(receivers.at("numbers").recv(), 7);
    EXPECT_EQ(receivers.at("numbers").recv().error(), errc::closed);
}

TEST(Halves, WorkWhenConst) {
    const auto pair = pawl::bounded<int>(2);
    const auto& [tx, rx] = pair;
    EXPECT_TRUE(tx.send(1));
    const auto copy = std::move(tx);  // of a const one: a copy
    EXPECT_TRUE(tx && copy);
    EXPECT_EQ(rx.recv(), 1);
    EXPECT_TRUE(copy.close());
    EXPECT_EQ(pawl::block_on(rx.async_recv()).error(), errc::closed);
}

TEST(Halves, CopiedFromAClosedChannelAreClosedUntilItOpens) {
    auto [tx, rx] = pawl::bounded<int>(2);
    ASSERT_TRUE(tx.send(1));
    EXPECT_TRUE(rx.close());
    EXPECT_FALSE(tx.close()) << "it was closed";
    const auto late_tx = tx;
    const auto late_rx = rx;
    EXPECT_EQ(late_tx.send(2).error().why, errc::closed);
    EXPECT_EQ(late_rx.recv(), 1);
    EXPECT_EQ(late_rx.recv().error(), errc::closed);
    const auto opened = rx.sender();
    EXPECT_TRUE(late_tx.send(3));
    EXPECT_EQ(rx.recv(), 3);
    EXPECT_FALSE(opened.is_closed());
}

TEST(Halves, AreNotBroughtBackByAWeakSender) {
    auto [tx, rx] = pawl::bounded<std::string>(2);
    const auto weak = tx.weak();
    EXPECT_TRUE(weak.lock()->send("x"));
    tx = {};
    EXPECT_FALSE(weak.lock());
    EXPECT_EQ(rx.recv(), "x");
    EXPECT_EQ(rx.recv().error(), errc::closed);
    auto again = rx.sender();
    EXPECT_TRUE(weak.lock()) << "there is a sender again";
    again = {};
    rx = {};
    EXPECT_FALSE(weak.lock()) << "all gone but the memory";
    EXPECT_FALSE(decltype(tx.weak()){}.lock());
}

TEST(Halves, TakeNoNameForAName) {
    auto [tx, rx] = pawl::bounded<int>(2);
    EXPECT_STREQ(tx.name(), "");
    rx.name("commands");
    EXPECT_STREQ(tx.name(), "commands");
    tx.name(nullptr);
    EXPECT_STREQ(rx.name(), "");
}

TEST(Halves, ReceiveNothingIntoNoPlaces) {
    auto [tx, rx] = pawl::bounded<int>(2);
    EXPECT_EQ(rx.recv_many({}), 0U) << "and does not wait";
    ASSERT_TRUE(tx.send(1));
    EXPECT_EQ(rx.recv_many({}), 0U);
    EXPECT_EQ(rx.size(), 1U);
    std::array<int, 3> places{};
    EXPECT_EQ(rx.recv_many(places), 1U);
    auto [prices, slow] = pawl::broadcast<int>(1);
    for (int i = 1; i <= 3; ++i) ASSERT_TRUE(prices.send(i));
    EXPECT_EQ(slow.recv_many(places), 1U) << "what was missed is no end";
    EXPECT_EQ(places[0], 3);
}

TEST(Handlers, MayThrow) {
    auto [tx, rx] = pawl::bounded<std::string>(2);
    auto [give, take] = pawl::rendezvous<std::string>();
    const auto throws = [](auto&&...) { throw std::runtime_error{"handler"}; };
    ASSERT_TRUE(tx.send("x"));
    EXPECT_THROW(pawl::select(pawl::on_recv(rx, throws), pawl::on_recv(take, throws)), std::runtime_error);
    EXPECT_EQ(rx.size(), 0U) << "the handler had it";
    EXPECT_THROW(pawl::biased_select(pawl::on_recv(take, throws), pawl::on_timeout(1ms, throws)), std::runtime_error);
    EXPECT_THROW(pawl::try_select(pawl::on_send(tx, std::string{"y"}, throws)), std::runtime_error);
    EXPECT_EQ(rx.try_recv(), "y");
    const auto await = [&] {
        return pawl::async_select(pawl::on_recv(rx, throws), pawl::on_recv(take, throws),
                                  pawl::on_timeout(1ms, throws));
    };
    EXPECT_THROW(pawl::block_on(await()), std::runtime_error);
    EXPECT_EQ(give.try_send("z").error().why, errc::full) << "no offer was left lying";
    for (int i = 0; i < 2000; ++i)  // nor is a place to wait at lost
        EXPECT_THROW(pawl::select(pawl::on_recv(take, throws), pawl::on_timeout(0ms, throws)), std::runtime_error);
}

TEST(Handlers, MayUseTheSameChannels) {
    auto [tx, rx] = pawl::bounded<int>(1);
    auto [give, take] = pawl::rendezvous<int>();
    ASSERT_TRUE(tx.send(1));
    int seen = 0;
    pawl::select(pawl::on_recv(rx,
                               [&](auto first) {
                                   ASSERT_TRUE(tx.try_send(*first + 1));
                                   pawl::select(pawl::on_recv(rx, [&](auto second) { seen = *second; }),
                                                pawl::on_recv(take, [](auto) {}));
                                   EXPECT_EQ(take.recv_for(1ms).error(), errc::timeout);
                                   rx = {};
                                   EXPECT_EQ(tx.try_send(3).error().why, errc::closed);
                               }),
                 pawl::on_recv(take, [](auto) {}));
    EXPECT_EQ(seen, 2);
}

TEST(Handlers, MayEndTheirOwnHalf) {
    auto rx = std::optional{pawl::bounded<std::string>(1).second};
    EXPECT_EQ(pawl::select(pawl::on_recv(*rx,
                                         [&](auto got) {
                                             EXPECT_EQ(got.error(), errc::closed);
                                             rx.reset();
                                         })),
              0U);
    EXPECT_FALSE(rx);
}

// Out of line: GCC sees the mistake otherwise, and refuses to compile it.
template <class Channel>
[[gnu::noinline]] void destroy(Channel* channel) {
    delete channel;
}

TEST(WaitersDeathTest, EndTheProgramWhenTheirStorageGoes) {
    const auto goes = [](auto&& make) {
        auto* const channel = new std::remove_reference_t<decltype(make)>;
        auto half = [&] {
            if constexpr (requires { channel->split(); })
                return channel->split();
            else
                return channel->receiver();
        }();
        destroy(channel);
    };
    EXPECT_DEATH(goes(pawl::static_channel<int, 2>{}), "destroyed while endpoints of it are alive");
    EXPECT_DEATH(goes(pawl::static_mpsc<std::string, 2>{}), "destroyed while endpoints of it are alive");
    EXPECT_DEATH(goes(pawl::static_oneshot<int>{}), "destroyed while endpoints of it are alive");
    EXPECT_DEATH((goes(pawl::ring<int, 2>{})), "destroyed while halves of it are alive");
    EXPECT_DEATH(goes(pawl::latest<int>{}), "destroyed while halves of it are alive");
}

}  // namespace
