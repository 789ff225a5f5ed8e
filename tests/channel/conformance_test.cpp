// What the suites of other channels assert of all of theirs, with and without a buffer.
#include "flavours.hpp"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace conformance {
namespace {

using namespace std::chrono_literals;
using pawl::errc;

template <class Flavour>
struct Channel : testing::Test {};
TYPED_TEST_SUITE(Channel, every_one);

TYPED_TEST(Channel, NothingIsReceivedBeforeItIsSent) {
    auto c = TypeParam::template open<int, 4>();
    EXPECT_EQ(c.rx.try_recv().error(), errc::empty);
    EXPECT_EQ(c.rx.recv_for(1ms).error(), errc::timeout);
}

TYPED_TEST(Channel, CloseIsTrueOnce) {
    auto c = TypeParam::template open<int, 4>();
    EXPECT_FALSE(c.rx.is_closed());
    EXPECT_TRUE(c.tx.close());
    EXPECT_FALSE(c.tx.close());
    EXPECT_FALSE(c.rx.close());
    EXPECT_TRUE(c.tx.is_closed() && c.rx.is_closed());
}

TYPED_TEST(Channel, EveryReceiveFromAClosedOneSaysSo) {
    auto c = TypeParam::template open<int, 4>();
    c.tx.close();
    EXPECT_EQ(c.rx.try_recv().error(), errc::closed);
    EXPECT_EQ(c.rx.recv().error(), errc::closed);
    EXPECT_EQ(c.rx.recv_for(1h).error(), errc::closed);
    int into[1];
    EXPECT_EQ(c.rx.recv_many(into), 0u);
    for (int never : c.rx) ADD_FAILURE() << never;
}

TYPED_TEST(Channel, EverySendToAClosedOneGivesTheMessageBack) {
    auto c = TypeParam::template open<std::unique_ptr<int>, 4>();
    c.rx.close();
    const auto refused = [](auto back) {
        return !back && back.error().why == errc::closed && back.error().value && *back.error().value == 7;
    };
    EXPECT_TRUE(refused(c.tx.try_send(std::make_unique<int>(7))));
    EXPECT_TRUE(refused(c.tx.send(std::make_unique<int>(7))));
    EXPECT_TRUE(refused(c.tx.send_for(std::make_unique<int>(7), 1h)));
}

TYPED_TEST(Channel, TheLastSenderThatGoesWakesTheReceiver) {
    auto c = TypeParam::template open<int, 4>();
    std::thread receiver([&] { EXPECT_EQ(c.rx.recv().error(), errc::closed); });
    { auto gone = std::move(c.tx); }
    receiver.join();
}

TYPED_TEST(Channel, TheLastReceiverThatGoesWakesTheSender) {
    auto c = TypeParam::template open<int, 1>();
    std::thread sender([&] {
        // A growing channel takes them; the others are full at some time.
        for (int i = 0; i < 1000; ++i)
            if (auto sent = c.tx.send(i); !sent) {
                EXPECT_EQ(sent.error().why, errc::closed);
                return;
            }
    });
    { auto gone = std::move(c.rx); }
    sender.join();
    EXPECT_TRUE(c.tx.is_closed());
}

TYPED_TEST(Channel, CopiesOfASenderKeepItOpen) {
    auto c = TypeParam::template open<int, 4>();
    auto copy = c.tx;
    { auto gone = std::move(c.tx); }
    EXPECT_FALSE(c.rx.is_closed());
    { auto gone = std::move(copy); }
    EXPECT_TRUE(c.rx.is_closed());
}

TYPED_TEST(Channel, KnowsItsOwnEnds) {
    auto one = TypeParam::template open<int, 4>();
    auto two = TypeParam::template open<int, 4>();
    auto copy = one.tx;
    EXPECT_TRUE(one.tx.same_channel(one.rx) && one.rx.same_channel(copy) && copy.same_channel(one.tx));
    EXPECT_FALSE(one.tx.same_channel(two.tx) || one.tx.same_channel(two.rx));
    auto moved = std::move(copy);
    EXPECT_TRUE(moved.same_channel(one.rx));
    EXPECT_FALSE(copy.same_channel(copy));
}

TYPED_TEST(Channel, OneSenderAndOneReceiverKeepTheOrder) {
    auto c = TypeParam::template open<int, 3>();
    constexpr int messages = 20'000;
    std::thread receiver([&] {
        for (int i = 0; i < messages; ++i) ASSERT_EQ(c.rx.recv(), i);
        EXPECT_EQ(c.rx.recv().error(), errc::closed);
    });
    for (int i = 0; i < messages; ++i) ASSERT_TRUE(c.tx.send(i));
    { auto gone = std::move(c.tx); }
    receiver.join();
}

TYPED_TEST(Channel, ManySendersArriveEachInItsOrder) {
    auto c = TypeParam::template open<std::pair<int, int>, 3>();
    constexpr int senders = 4, each = 5'000;
    std::vector<std::thread> threads;
    for (int s = 0; s < senders; ++s)
        threads.emplace_back([s, tx = c.tx] {
            for (int i = 0; i < each; ++i) ASSERT_TRUE(tx.send({s, i}));
        });
    { auto gone = std::move(c.tx); }
    int next[senders] = {};
    for (auto [s, i] : c.rx) ASSERT_EQ(i, next[s]++);
    for (int count : next) EXPECT_EQ(count, each);
    for (auto& t : threads) t.join();
}

TYPED_TEST(Channel, ReceivesThatTimeOutLoseNothing) {
    auto c = TypeParam::template open<int, 2>();
    constexpr int messages = 2'000;
    std::thread sender([&, tx = std::move(c.tx)] {
        for (int i = 0; i < messages;)
            if (tx.send_for(i, 20us)) ++i;
    });
    int expected = 0;
    for (;;) {
        auto got = c.rx.recv_for(20us);
        if (!got && got.error() == errc::closed) break;
        if (got) {
            ASSERT_EQ(*got, expected++);
        }
    }
    EXPECT_EQ(expected, messages);
    sender.join();
}

TYPED_TEST(Channel, AnIterationMayBeLeftAndGoneOnWith) {
    auto c = TypeParam::template open<int, 4>();
    std::thread sender([tx = std::move(c.tx)] {
        for (int i = 0; i < 10; ++i) ASSERT_TRUE(tx.send(i));
    });
    int expected = 0;
    for (int i : c.rx) {
        EXPECT_EQ(i, expected++);
        if (i == 4) break;
    }
    for (int i : c.rx) EXPECT_EQ(i, expected++);
    EXPECT_EQ(expected, 10);
    sender.join();
}

TYPED_TEST(Channel, ManyAreReceivedAtOnceAndInOrder) {
    auto c = TypeParam::template open<int, 4>();
    std::thread sender([tx = std::move(c.tx)] {
        for (int i = 0; i < 1000; ++i) ASSERT_TRUE(tx.send(i));
    });
    int into[8], expected = 0;
    while (const std::size_t count = c.rx.recv_many(into))
        for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(into[i], expected++);
    EXPECT_EQ(expected, 1000);
    sender.join();
}

// Says how many of it there are.
struct counted {
    static inline std::atomic<int> alive = 0;
    counted() { ++alive; }
    counted(counted&&) noexcept { ++alive; }
    counted& operator=(counted&&) noexcept = default;
    ~counted() { --alive; }
};

TYPED_TEST(Channel, EachMessageIsDestroyedOnce) {
    for (int received : {0, 1, 50}) {
        {
            auto c = TypeParam::template open<counted, 3>();
            std::thread receiver([rx = std::move(c.rx), received] {
                for (int i = 0; i < received; ++i) EXPECT_TRUE(rx.recv());
            });
            for (int i = 0; i < 60; ++i)
                if (!c.tx.send_for({}, 1h)) break;
            receiver.join();
            (void)!c.tx.try_send({});
        }
        EXPECT_EQ(counted::alive, 0);
    }
}

TYPED_TEST(Channel, AMessageMayBeAnEndOfAChannel) {
    auto c = TypeParam::template open<pawl::bounded_sender<int>, 1>();
    auto [answers, answer] = pawl::bounded<int>(1);
    std::thread server([rx = std::move(c.rx)] {
        for (auto reply : rx) EXPECT_TRUE(reply.send(42));
    });
    ASSERT_TRUE(c.tx.send(answers));
    EXPECT_EQ(answer.recv(), 42);
    { auto gone = std::move(c.tx); }
    server.join();
}

TYPED_TEST(Channel, AMovedFromEndSaysSo) {
    auto c = TypeParam::template open<int, 1>();
    auto tx = std::move(c.tx);
    auto rx = std::move(c.rx);
    EXPECT_EQ(c.tx.try_send(1).error().why, errc::moved_from);
    EXPECT_EQ(c.tx.send(1).error().why, errc::moved_from);
    EXPECT_EQ(c.rx.try_recv().error(), errc::moved_from);
    EXPECT_EQ(c.rx.recv().error(), errc::moved_from);
    EXPECT_FALSE(c.tx || c.rx);
    EXPECT_TRUE(tx && rx);
}

TYPED_TEST(Channel, OpensAgainForANewSender) {
    auto c = TypeParam::template open<int, 1>();
    { auto gone = std::move(c.tx); }
    ASSERT_EQ(c.rx.try_recv().error(), errc::closed);
    auto fresh = c.rx.sender();
    EXPECT_FALSE(c.rx.is_closed());
    EXPECT_EQ(c.rx.try_recv().error(), errc::empty);
    std::thread sender([&] { EXPECT_TRUE(fresh.send(5)); });
    EXPECT_EQ(c.rx.recv(), 5);
    sender.join();
}

template <class Flavour>
struct ManyToMany : testing::Test {};
TYPED_TEST_SUITE(ManyToMany, many_to_many);

TYPED_TEST(ManyToMany, EachMessageGoesToOneReceiver) {
    auto c = TypeParam::template open<int, 3>();
    constexpr int tasks = 4, each = 5'000;
    std::vector<std::atomic<int>> times(tasks * each);
    std::vector<std::thread> threads;
    for (int t = 0; t < tasks; ++t) {
        threads.emplace_back([t, tx = c.tx] {
            for (int i = 0; i < each; ++i) ASSERT_TRUE(tx.send(t * each + i));
        });
        threads.emplace_back([&times, rx = c.rx] {
            for (int n : rx) ++times[static_cast<std::size_t>(n)];
        });
    }
    { auto gone = std::move(c.tx); }
    for (auto& t : threads) t.join();
    for (auto& count : times) ASSERT_EQ(count, 1);
}

TYPED_TEST(ManyToMany, CloseWakesEveryReceiver) {
    auto c = TypeParam::template open<int, 3>();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) threads.emplace_back([rx = c.rx] { EXPECT_EQ(rx.recv().error(), errc::closed); });
    c.tx.close();
    for (auto& t : threads) t.join();
}

template <class Flavour>
struct Buffered : testing::Test {};
TYPED_TEST_SUITE(Buffered, with_buffer);

TYPED_TEST(Buffered, WhatWasSentIsReceivedAfterClosing) {
    auto c = TypeParam::template open<std::string, 8>();
    for (const char* text : {"a", "b", "c"}) ASSERT_TRUE(c.tx.try_send(text));
    c.tx.close();
    std::string all;
    for (const std::string& text : c.rx) all += text;
    EXPECT_EQ(all, "abc");
}

TYPED_TEST(Buffered, AReceiverMaySendToItself) {
    auto c = TypeParam::template open<int, 2>();
    int rounds = 0;
    ASSERT_TRUE(c.tx.send(0));
    for (int n : c.rx) {
        ++rounds;
        if (n == 100) break;
        ASSERT_TRUE(c.tx.send(n + 1));
    }
    EXPECT_EQ(rounds, 101);
}

TYPED_TEST(Buffered, WhatNobodyReceivesIsDestroyedWithTheChannel) {
    {
        auto c = TypeParam::template open<counted, 5>();
        for (int i = 0; i < 5; ++i) ASSERT_TRUE(c.tx.try_send({}));
    }
    EXPECT_EQ(counted::alive, 0);
}

}  // namespace
}  // namespace conformance
