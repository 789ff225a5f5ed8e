#include <pawl/channel/broadcast.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

// Plain bytes, longer than a word; tells whether it is whole.
struct triple {
    long a = 0, b = 0, c = 0;
    triple() = default;
    explicit triple(long n) : a{n}, b{-n}, c{3 * n} {}
    [[nodiscard]] long number() const noexcept { return b == -a && c == 3 * a ? a : -1; }
};

// More than bytes; counts those that are alive.
struct counted {
    static inline std::atomic<int> alive = 0;
    explicit counted(long n = 0) : value{n} { ++alive; }
    counted(const counted& other) : value{other.value} { ++alive; }
    counted(counted&& other) noexcept : value{other.value} { ++alive; }
    counted& operator=(const counted&) = delete;
    ~counted() {
        value = -1;
        --alive;
    }
    [[nodiscard]] long number() const noexcept { return value; }
    long value;
};

struct word {
    int n = 0;
    word() = default;
    explicit word(long number) : n{static_cast<int>(number)} {}
    [[nodiscard]] long number() const noexcept { return n; }
};

template <class T>
class Broadcast : public testing::Test {};
using kinds = testing::Types<word, triple, counted>;
TYPED_TEST_SUITE(Broadcast, kinds);

TYPED_TEST(Broadcast, GivesEachMessageToEachReceiver) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(4);
    auto second = rx.subscribe();
    for (long i = 1; i <= 3; ++i) ASSERT_TRUE(tx.try_send(TypeParam{i}));
    for (long i = 1; i <= 3; ++i) {
        EXPECT_EQ(rx.try_recv()->number(), i);
        EXPECT_EQ(second.recv()->number(), i);
    }
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
    EXPECT_EQ(second.try_recv().error(), errc::empty);
    EXPECT_EQ(rx.size(), 3U);
    EXPECT_EQ(rx.capacity(), 4U);
}

TYPED_TEST(Broadcast, GivesASubscriberWhatIsSentAfterwardsAndACopyWhatIsLeft) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(3);
    ASSERT_TRUE(tx.try_send(TypeParam{1}));
    ASSERT_TRUE(tx.try_send(TypeParam{2}));
    EXPECT_EQ(rx.try_recv()->number(), 1);
    auto subscriber = rx.subscribe();
    auto copy = rx;
    ASSERT_TRUE(tx.try_send(TypeParam{3}));
    EXPECT_EQ(subscriber.try_recv()->number(), 3);
    EXPECT_EQ(copy.try_recv()->number(), 2);
    EXPECT_EQ(copy.try_recv()->number(), 3);
    EXPECT_EQ(rx.try_recv()->number(), 2);
    auto moved = std::move(rx);
    EXPECT_EQ(moved.try_recv()->number(), 3);
    EXPECT_EQ(rx.try_recv().error(), errc::moved_from);
    EXPECT_EQ(rx.subscribe().try_recv().error(), errc::moved_from);
    EXPECT_EQ(rx.missed(), 0U);
}

TYPED_TEST(Broadcast, TellsASlowReceiverOnceHowManyItMissed) {
    for (const std::size_t capacity : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{50}}) {
        auto [tx, rx] = pawl::broadcast<TypeParam>(capacity);
        long sent = 0, expected = 1;
        for (const long more : {1L, 0L, 2L, 7L, 1L, 200L, 1000L}) {
            for (long i = 0; i < more; ++i) ASSERT_TRUE(tx.try_send(TypeParam{++sent}));
            const long lost = std::max(0L, sent + 1 - expected - static_cast<long>(capacity));
            if (lost > 0) {
                EXPECT_EQ(rx.try_recv().error(), errc::missed);
                EXPECT_EQ(rx.missed(), static_cast<std::uint64_t>(lost));
                EXPECT_EQ(rx.missed(), 0U) << "asked a second time";
                expected += lost;
            }
            while (expected <= sent) ASSERT_EQ(rx.try_recv()->number(), expected++);
            EXPECT_EQ(rx.try_recv().error(), errc::empty);
        }
    }
}

TYPED_TEST(Broadcast, LetsReceiversReadTheRestWhenTheLastSenderHasGone) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(2);
    auto late = rx.subscribe();
    {
        auto last = std::move(tx);
        for (long i = 1; i <= 3; ++i) ASSERT_TRUE(last.send(TypeParam{i}));
        EXPECT_EQ(late.try_recv().error(), errc::missed);
    }
    EXPECT_TRUE(rx.is_closed());
    EXPECT_EQ(rx.recv().error(), errc::missed);
    for (auto* each : {&rx, &late}) {
        EXPECT_EQ(each->recv()->number(), 2);
        EXPECT_EQ(each->recv()->number(), 3);
        EXPECT_EQ(each->recv().error(), errc::closed);
        EXPECT_EQ(each->missed(), 1U);
    }
    auto again = rx.sender();
    ASSERT_TRUE(again.try_send(TypeParam{4}));
    EXPECT_EQ(rx.try_recv()->number(), 4);
    EXPECT_EQ(late.try_recv()->number(), 4);
}

TYPED_TEST(Broadcast, ReturnsTheMessageWhenTheLastReceiverHasGone) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(2);
    {
        auto second = rx;
        auto gone = std::move(rx);
        EXPECT_TRUE(tx.try_send(TypeParam{1}));
    }
    auto refused = tx.try_send(TypeParam{2});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::closed);
    EXPECT_EQ(refused.error().value.number(), 2);
    auto fresh = tx.receiver();
    ASSERT_TRUE(tx.try_send(TypeParam{3}));
    EXPECT_EQ(fresh.try_recv()->number(), 3);
}

TYPED_TEST(Broadcast, ClosesByHandFromBothSides) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(2);
    ASSERT_TRUE(tx.try_send(TypeParam{1}));
    EXPECT_TRUE(rx.close());
    EXPECT_FALSE(tx.close());
    EXPECT_EQ(tx.send(TypeParam{2}).error().why, errc::closed);
    EXPECT_EQ(rx.recv()->number(), 1);
    EXPECT_EQ(rx.recv().error(), errc::closed);
    EXPECT_EQ(rx.subscribe().try_recv().error(), errc::closed);
}

TYPED_TEST(Broadcast, EndsAWaitAtItsDeadline) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(2);
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
    ASSERT_TRUE(tx.send_for(TypeParam{1}, 1ms));
    EXPECT_EQ(rx.recv_until(std::chrono::steady_clock::now() - 1h)->number(), 1);
}

TYPED_TEST(Broadcast, WakesEveryReceiverThatSleeps) {
    auto [tx, rx] = pawl::broadcast<TypeParam>(128);
    constexpr long messages = 500;
    std::atomic<int> complete{0};
    std::atomic<long> read{0};
    {
        std::vector<std::jthread> threads;
        for (int r = 0; r < 3; ++r)
            threads.emplace_back([rx = rx, &complete, &read] {
                long expected = 1;
                for (;;) {
                    auto got = rx.recv();
                    if (got) {
                        ASSERT_EQ(got->number(), expected++);
                        ++read;
                    } else if (got.error() == errc::missed) {
                        expected += static_cast<long>(rx.missed());
                    } else {
                        break;
                    }
                }
                if (expected == messages + 1) ++complete;
            });
        auto last = std::move(tx);
        for (long i = 1; i <= messages; ++i) {
            ASSERT_TRUE(last.send(TypeParam{i}));
            if (i % 16 == 0) std::this_thread::yield();
        }
        { auto gone = std::move(last); }
    }
    EXPECT_EQ(complete, 3) << "what was read and what was missed is all that was sent";
    EXPECT_GT(read, 0);
}

template <class T>
void many_senders_keep_each_ones_order() {
    auto [tx, rx] = pawl::broadcast<T>(8);
    constexpr long each = 3'000, senders = 3;
    std::vector<std::jthread> threads;
    for (long s = 0; s < senders; ++s)
        threads.emplace_back([tx, s] {
            for (long i = 1; i <= each; ++i) ASSERT_TRUE(tx.send(T{s * 100'000 + i}));
        });
    { auto gone = std::move(tx); }
    long last[senders] = {}, seen = 0;
    for (;;) {
        auto got = rx.recv();
        if (got) {
            const long number = got->number();
            ASSERT_GE(number, 0) << "torn";
            ASSERT_GT(number % 100'000, last[number / 100'000]);
            last[number / 100'000] = number % 100'000;
            ++seen;
        } else if (got.error() == errc::missed) {
            seen += static_cast<long>(rx.missed());
        } else {
            break;
        }
    }
    EXPECT_EQ(seen, each * senders);
}

TEST(BroadcastOfBytes, HasManySenders) {
    many_senders_keep_each_ones_order<word>();
    many_senders_keep_each_ones_order<triple>();
}

TEST(BroadcastOfObjects, HasOneSender) {
    auto [tx, rx] = pawl::broadcast<std::string>(2);
    static_assert(!std::is_copy_constructible_v<decltype(tx)>);
    static_assert(std::is_copy_constructible_v<decltype(rx)>);
    EXPECT_EQ(rx.sender().try_send("second").error().why, errc::too_many);
}

TEST(BroadcastOfObjects, DestroysWhatIsOverwrittenAtOnceAndTheRestAtTheEnd) {
    {
        auto [tx, rx] = pawl::broadcast<counted>(3);
        for (long i = 1; i <= 20; ++i) {
            ASSERT_TRUE(tx.try_send(counted{i}));
            EXPECT_EQ(counted::alive, std::min(i, 3L));
        }
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(BroadcastOfObjects, LeavesACellToTheReceiverThatCopiesIt) {
    // Copying takes as long as it takes: the sender goes round meanwhile, and destroys nothing that is being read.
    static std::atomic<int> stage;
    stage = 0;
    struct slow {
        explicit slow(int n) : number{std::make_unique<int>(n)} {}
        slow(const slow& other) : number{nullptr} {
            if (*other.number == 1) {
                stage = 1;
                while (stage == 1) std::this_thread::yield();
            }
            number = std::make_unique<int>(*other.number);
        }
        slow(slow&&) noexcept = default;
        std::unique_ptr<int> number;
    };
    auto [tx, rx] = pawl::broadcast<slow>(2, 3);
    ASSERT_TRUE(tx.try_send(slow{1}));
    auto other = rx.subscribe();
    std::jthread reading{[&rx] { EXPECT_EQ(*rx.try_recv()->number, 1); }};
    while (stage == 0) std::this_thread::yield();
    for (int i = 2; i < 30; ++i) {
        ASSERT_TRUE(tx.try_send(slow{i}));
        EXPECT_EQ(*other.try_recv()->number, i);
    }
    stage = 2;
    reading.join();
    EXPECT_EQ(rx.try_recv().error(), errc::missed);
    EXPECT_EQ(rx.missed(), 26U);
    EXPECT_EQ(*rx.try_recv()->number, 28);
}

TEST(BroadcastFactory, RefusesMoreEndpointsThanDeclared) {
    auto [tx, rx] = pawl::broadcast<std::string>(1, 2);
    auto beyond = rx;
    EXPECT_EQ(beyond.try_recv().error(), errc::too_many);
    ASSERT_TRUE(tx.try_send("one"));
    EXPECT_EQ(rx.try_recv(), "one");
}

TEST(BroadcastFactory, RefusesACapacityOfNone) {
    EXPECT_THROW((void)pawl::broadcast<int>(0), std::invalid_argument);
    EXPECT_THROW((void)pawl::broadcast<int>(1, 1), std::invalid_argument);
}

// clang reads this attribute, and refuses what may block (-Wfunction-effects); RealtimeSanitizer watches it run.
template <class T>
long calls_of_both_ends(const pawl::broadcast_sender<T>& tx,
                        const pawl::broadcast_receiver<T>& rx) noexcept PAWL_NONBLOCKING {
    long sum = 0;
    if (tx.try_send(T{1L}))
        if (auto got = rx.try_recv()) sum = got->number();
    return sum + static_cast<long>(rx.missed());
}

TEST(BroadcastOfBytes, IsUsedByFunctionsThatPromiseNotToBlock) {
    auto [tx, rx] = pawl::broadcast<word>(2);
    EXPECT_EQ(calls_of_both_ends<word>(tx, rx), 1);
    auto [wide_tx, wide_rx] = pawl::broadcast<triple>(2);
    EXPECT_EQ(calls_of_both_ends<triple>(wide_tx, wide_rx), 1);
}

}  // namespace
