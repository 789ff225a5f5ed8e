#include <pawl/channel/oneshot.hpp>
#include <pawl/channel/select.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

static_assert(!std::is_copy_constructible_v<pawl::oneshot_sender<int>>);
static_assert(!std::is_copy_constructible_v<pawl::oneshot_receiver<int>>);

struct counted {
    static inline std::atomic<int> alive{0};
    explicit counted(int n) noexcept : number{n} { ++alive; }
    counted(counted&& other) noexcept : number{std::exchange(other.number, -1)} { ++alive; }
    ~counted() { --alive; }
    int number;
};

TEST(Oneshot, CarriesOneMessage) {
    auto [tx, rx] = pawl::oneshot<std::string>();
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
    EXPECT_TRUE(tx.send("answer"));
    EXPECT_EQ(rx.size(), 1u);
    EXPECT_EQ(rx.recv(), "answer");
    EXPECT_EQ(rx.size(), 0u);
}

TEST(Oneshot, RefusesASecondMessageAndGivesItBack) {
    auto [tx, rx] = pawl::oneshot<std::unique_ptr<int>>();
    ASSERT_TRUE(tx.try_send(std::make_unique<int>(1)));
    for (int taken = 0; taken < 2; ++taken) {
        auto refused = tx.send(std::make_unique<int>(2));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why, errc::closed);
        EXPECT_EQ(*refused.error().value, 2);
        if (taken == 0) {
            EXPECT_EQ(**rx.recv(), 1);
        }
    }
}

TEST(Oneshot, IsClosedToTheReceiverOnceTheMessageIsTaken) {
    auto [tx, rx] = pawl::oneshot<int>();
    ASSERT_TRUE(tx.send(1));
    EXPECT_TRUE(rx.is_closed());
    int sum = 0;
    for (int message : rx) sum += message;
    EXPECT_EQ(sum, 1);
    EXPECT_EQ(rx.recv().error(), errc::closed);
    EXPECT_EQ(rx.recv_for(1h).error(), errc::closed);
}

TEST(Oneshot, TellsTheReceiverThatTheSenderWentWithoutSending) {
    auto [tx, rx] = pawl::oneshot<int>();
    std::thread receiver{[rx = std::move(rx)] { EXPECT_EQ(rx.recv().error(), errc::closed); }};
    { auto gone = std::move(tx); }
    receiver.join();
}

TEST(Oneshot, KeepsTheMessageWhenTheSenderGoes) {
    auto [tx, rx] = pawl::oneshot<counted>();
    {
        auto gone = std::move(tx);
        ASSERT_TRUE(gone.send(counted{3}));
    }
    EXPECT_EQ(rx.recv()->number, 3);
    EXPECT_EQ(rx.recv().error(), errc::closed);
}

TEST(Oneshot, RefusesTheMessageWhenTheReceiverIsGone) {
    auto [tx, rx] = pawl::oneshot<counted>();
    { auto gone = std::move(rx); }
    EXPECT_TRUE(tx.is_closed());
    auto refused = tx.send(counted{4});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::closed);
    EXPECT_EQ(refused.error().value.number, 4);
}

TEST(Oneshot, DestroysAMessageThatNobodyTook) {
    {
        auto [tx, rx] = pawl::oneshot<counted>();
        ASSERT_TRUE(tx.send(counted{1}));
        EXPECT_EQ(counted::alive, 1);
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(Oneshot, GivesUpWithTimeout) {
    auto [tx, rx] = pawl::oneshot<int>();
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
    EXPECT_TRUE(tx.send_for(1, 0s));
    EXPECT_EQ(rx.recv_for(0s), 1);
}

TEST(Oneshot, OpensAgainWhereNothingWasSent) {
    auto [tx, rx] = pawl::oneshot<int>();
    { auto gone = std::move(tx); }
    EXPECT_EQ(rx.try_recv().error(), errc::closed);
    auto next = rx.sender();
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
    EXPECT_EQ(rx.sender().try_send(1).error().why, errc::too_many);
    EXPECT_TRUE(next.send(5));
    EXPECT_EQ(rx.recv(), 5);
    { auto gone = std::move(next); }
    EXPECT_EQ(rx.sender().try_send(6).error().why, errc::closed);
}

TEST(Oneshot, RefusesWhoUsesAMovedEnd) {
    auto [tx, rx] = pawl::oneshot<int>();
    auto there = std::move(tx);
    EXPECT_EQ(tx.try_send(1).error().why, errc::moved_from);
    EXPECT_TRUE(there.send(2));
    EXPECT_EQ(rx.recv(), 2);
}

TEST(Oneshot, IsWaitedForInASelect) {
    auto [tx, rx] = pawl::oneshot<int>();
    auto [other_tx, other_rx] = pawl::oneshot<int>();
    std::thread sender{[tx = std::move(tx)] { EXPECT_TRUE(tx.send(8)); }};
    int got = 0;
    pawl::select(pawl::on_recv(rx, [&](auto r) { got = r.value_or(-1); }),
                 pawl::on_recv(other_rx, [&](auto) { got = -2; }));
    EXPECT_EQ(got, 8);
    sender.join();
}

// clang refuses to compile it, and RealtimeSanitizer to run it, where a call may block or allocate.
bool there_and_back(const pawl::oneshot_sender<int>& tx,
                    const pawl::oneshot_receiver<int>& rx) noexcept PAWL_NONBLOCKING {
    return rx.try_recv().error() == errc::empty && tx.try_send(1).has_value() && rx.try_recv() == 1;
}

TEST(Oneshot, TryCallsKeepTheRealTimePromise) {
    auto [tx, rx] = pawl::oneshot<int>();
    EXPECT_TRUE(there_and_back(tx, rx));
}

TEST(Oneshot, EitherSendsOrGivesBackWhileTheReceiverGoes) {
    for (int round = 0; round < 500; ++round) {
        auto [tx, rx] = pawl::oneshot<counted>();
        std::thread receiver{[round, rx = std::move(rx)]() mutable {
            auto gone = std::move(rx);
            if (round % 2 == 0) (void)gone.try_recv();
        }};
        auto result = tx.send(counted{round});
        if (!result) {
            ASSERT_EQ(result.error().value.number, round);
        }
        receiver.join();
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(StaticOneshot, NeedsNoHeap) {
    pawl::static_oneshot<counted> place;
    auto tx = place.sender();
    auto rx = place.receiver();
    EXPECT_EQ(place.sender().try_send(counted{1}).error().why, errc::too_many);
    EXPECT_TRUE(tx.try_send(counted{2}));
    EXPECT_EQ(rx.recv()->number, 2);
}

TEST(StaticOneshotDeathTest, EndsTheProgramWhenItGoesBeforeItsEnds) {
    EXPECT_DEATH(
        {
            pawl::sender<pawl::static_oneshot<int>::core_type> tx;
            pawl::static_oneshot<int> place;
            tx = place.sender();
        },
        "destroyed while endpoints of it are alive");
}

}  // namespace
