#include <pawl/channel/ring.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

// Counts those that are alive.
struct counted {
    static inline int alive = 0;
    explicit counted(int n = 0) : number{n} { ++alive; }
    counted(counted&& other) noexcept : number{other.number} { ++alive; }
    counted& operator=(counted&&) = delete;
    ~counted() { --alive; }
    int number;
};

template <std::size_t N>
void keeps_order_over_many_laps() {
    pawl::ring<int, N> ring;
    auto [producer, consumer] = ring.split();
    int sent = 0, received = 0;
    for (int lap = 0; lap < 50; ++lap) {
        while (producer.try_send(sent)) ++sent;
        EXPECT_EQ(consumer.size(), N);
        // One place stays taken, so that laps begin at each index.
        for (std::size_t i = 0; i + (N > 1) < N; ++i) EXPECT_EQ(consumer.try_recv(), received++);
    }
}

TEST(Ring, GivesMessagesInTheOrderInWhichTheyWerePut) {
    keeps_order_over_many_laps<1>();
    keeps_order_over_many_laps<2>();
    keeps_order_over_many_laps<3>();
    keeps_order_over_many_laps<7>();
    keeps_order_over_many_laps<8>();
    keeps_order_over_many_laps<1000>();
}

TEST(Ring, ReturnsTheMessageWhenItIsFull) {
    pawl::ring<std::unique_ptr<int>, 1> ring;
    auto [producer, consumer] = ring.split();
    ASSERT_TRUE(producer.try_send(std::make_unique<int>(1)));
    auto refused = producer.try_send(std::make_unique<int>(2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::full);
    EXPECT_EQ(*refused.error().value, 2);
    EXPECT_EQ(**consumer.try_recv(), 1);
    EXPECT_EQ(consumer.try_recv().error(), errc::empty);
}

TEST(Ring, RefusesToBeSplitAgainWhileAHalfLives) {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    auto [second_producer, second_consumer] = ring.split();
    EXPECT_FALSE(second_producer);
    EXPECT_EQ(second_producer.try_send(1).error().why, errc::too_many);
    EXPECT_EQ(second_consumer.try_recv().error(), errc::too_many);
    EXPECT_EQ(second_consumer.recv().error(), errc::too_many);
    EXPECT_TRUE(producer.try_send(7));
    EXPECT_EQ(consumer.try_recv(), 7);
    {
        auto gone = std::move(producer);
        (void)gone;
    }
    EXPECT_EQ(ring.split().second.try_recv().error(), errc::too_many);
    EXPECT_EQ(consumer.try_recv().error(), errc::closed);
}

TEST(Ring, CanBeSplitAgainWhenBothHalvesHaveGone) {
    pawl::ring<int, 3> ring;
    {
        auto [producer, consumer] = ring.split();
        ASSERT_TRUE(producer.try_send(1));
        ASSERT_TRUE(producer.try_send(2));
        EXPECT_EQ(consumer.try_recv(), 1);
    }
    auto [producer, consumer] = ring.split();
    EXPECT_FALSE(consumer.is_closed());
    ASSERT_TRUE(producer.try_send(3));
    EXPECT_EQ(consumer.try_recv(), 2);
    EXPECT_EQ(consumer.try_recv(), 3);
    EXPECT_EQ(consumer.try_recv().error(), errc::empty);
}

TEST(Ring, HasOneProducerAndOneConsumerOnly) {
    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    EXPECT_FALSE(consumer.sender());
    EXPECT_FALSE(producer.receiver());
    EXPECT_FALSE(producer.weak().lock());
    static_assert(!std::is_copy_constructible_v<decltype(producer)>);
    static_assert(!std::is_copy_constructible_v<decltype(consumer)>);
}

TEST(Ring, LetsTheConsumerDrainAfterTheProducerHasGone) {
    pawl::ring<std::string, 4> ring;
    auto [producer, consumer] = ring.split();
    {
        auto last = std::move(producer);
        ASSERT_TRUE(last.send("one"));
        ASSERT_TRUE(last.send("two"));
    }
    EXPECT_EQ(consumer.recv(), "one");
    EXPECT_EQ(consumer.recv(), "two");
    EXPECT_EQ(consumer.recv().error(), errc::closed);
    EXPECT_EQ(producer.try_send("three").error().why, errc::moved_from);
}

TEST(Ring, RefusesSendsAtOnceWhenTheConsumerHasGone) {
    pawl::ring<int, 8> ring;
    auto [producer, consumer] = ring.split();
    ASSERT_TRUE(producer.try_send(1));  // the producer knows of seven free places now
    {
        auto gone = std::move(consumer);
        (void)gone;
    }
    EXPECT_EQ(producer.try_send(2).error().why, errc::closed);
    EXPECT_EQ(producer.send(3).error().why, errc::closed);
    EXPECT_TRUE(producer.grant(1).empty());
    auto again = producer.receiver();
    EXPECT_TRUE(producer.try_send(4));
    EXPECT_EQ(again.try_recv(), 1);
    EXPECT_EQ(again.try_recv(), 4);
}

TEST(Ring, ClosedByTheConsumerGivesWhatIsThereAndThenSaysSo) {
    pawl::ring<int, 3> ring;
    auto [producer, consumer] = ring.split();
    ASSERT_TRUE(producer.try_send(1));
    EXPECT_TRUE(consumer.close());
    EXPECT_FALSE(producer.close());
    EXPECT_EQ(producer.try_send(2).error().why, errc::closed);
    EXPECT_EQ(producer.commit(1).error(), errc::closed);
    EXPECT_EQ(consumer.recv(), 1);
    EXPECT_EQ(consumer.recv().error(), errc::closed);
}

TEST(Ring, FullAndClosedIsClosed) {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    ASSERT_TRUE(producer.try_send(1));
    consumer.close();
    EXPECT_EQ(producer.try_send(2).error().why, errc::closed);
}

TEST(Ring, OpensAgainForANewProducer) {
    pawl::ring<int, 3> ring;
    auto [producer, consumer] = ring.split();
    for (int lap = 0; lap < 5; ++lap) {
        ASSERT_TRUE(producer.try_send(lap));
        {
            auto gone = std::move(producer);
            (void)gone;
        }
        EXPECT_TRUE(consumer.is_closed());
        producer = consumer.sender();
        ASSERT_TRUE(producer);
        ASSERT_TRUE(producer.try_send(lap + 100));
        EXPECT_EQ(consumer.try_recv(), lap);
        EXPECT_EQ(consumer.try_recv(), lap + 100);
        EXPECT_EQ(consumer.try_recv().error(), errc::empty);
    }
}

TEST(Ring, DestroysWhatNobodyReceived) {
    {
        pawl::ring<counted, 3> ring;
        auto [producer, consumer] = ring.split();
        for (int i = 0; i < 7; ++i) {
            ASSERT_TRUE(producer.try_send(counted{i}));
            EXPECT_EQ(consumer.try_recv()->number, i);
            EXPECT_EQ(counted::alive, 0);
        }
        ASSERT_TRUE(producer.try_send(counted{}));
        ASSERT_TRUE(producer.try_send(counted{}));
        EXPECT_EQ(counted::alive, 2);
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(Ring, EndsAWaitAtItsDeadlineAndGivesTheMessageBack) {
    pawl::ring<std::unique_ptr<int>, 1> ring;
    auto [producer, consumer] = ring.split();
    EXPECT_EQ(consumer.recv_for(1ms).error(), errc::timeout);
    EXPECT_EQ(consumer.recv_for(-1s).error(), errc::timeout);
    ASSERT_TRUE(producer.try_send(nullptr));
    auto refused = producer.send_for(std::make_unique<int>(5), 1ms);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::timeout);
    EXPECT_EQ(*refused.error().value, 5);
    EXPECT_TRUE(consumer.recv_until(std::chrono::system_clock::now() - 1h));
    EXPECT_TRUE(producer.send_until(nullptr, std::chrono::steady_clock::time_point::min()));
}

TEST(Ring, GrantsPlacesInARowAndSendsThemAllAtOnce) {
    pawl::ring<std::uint8_t, 10> ring;
    auto [producer, consumer] = ring.split();
    EXPECT_EQ(producer.grant(0).size(), 0U);
    auto places = producer.grant(64);
    ASSERT_EQ(places.size(), 10U);
    std::iota(places.begin(), places.end(), std::uint8_t{0});
    EXPECT_EQ(consumer.try_recv().error(), errc::empty) << "nothing is sent before commit";
    ASSERT_TRUE(producer.commit(7));
    EXPECT_EQ(consumer.size(), 7U);
    auto seen = consumer.peek();
    ASSERT_EQ(seen.size(), 7U);
    for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(seen[i], i);
    EXPECT_EQ(consumer.peek(2).size(), 2U);
    ASSERT_TRUE(consumer.release(5));
    EXPECT_EQ(producer.grant(64).size(), 3U) << "to the end of the storage";
    ASSERT_TRUE(producer.commit(3));
    EXPECT_EQ(producer.grant(64).size(), 5U) << "from its beginning";
    EXPECT_EQ(producer.commit(6).error(), errc::too_many);
    ASSERT_TRUE(producer.commit(5));
    EXPECT_TRUE(producer.grant(1).empty());
    EXPECT_EQ(producer.commit(1).error(), errc::too_many);
    EXPECT_EQ(consumer.peek().size(), 5U);
    EXPECT_EQ(consumer.release(6).error(), errc::too_many);
    EXPECT_EQ(consumer.size(), 10U);
    EXPECT_EQ(consumer.try_recv(), 5);
}

TEST(Ring, RefusesToCommitAndReleaseWithoutAChannel) {
    pawl::ring_producer<int, 4> producer;
    pawl::ring_consumer<int, 4> consumer;
    EXPECT_TRUE(producer.grant(1).empty());
    EXPECT_EQ(producer.commit(1).error(), errc::moved_from);
    EXPECT_TRUE(consumer.peek().empty());
    EXPECT_EQ(consumer.release(1).error(), errc::moved_from);
}

TEST(Ring, PutsMessagesWhereTheirTypeWantsThem) {
    struct alignas(256) wide {
        int number;
    };
    pawl::ring<wide, 3> ring;
    auto [producer, consumer] = ring.split();
    for (wide& each : producer.grant(3)) EXPECT_EQ(reinterpret_cast<std::uintptr_t>(&each) % 256, 0U);
    ASSERT_TRUE(producer.commit(3));
    EXPECT_EQ(consumer.peek().size(), 3U);
}

template <std::size_t N>
void carries_all_between_threads() {
    pawl::ring<std::unique_ptr<int>, N> ring;
    auto [producer, consumer] = ring.split();
    constexpr int messages = 3'000;
    std::jthread sending{[producer = std::move(producer)] {
        for (int i = 0; i < messages; ++i) ASSERT_TRUE(producer.send(std::make_unique<int>(i)));
    }};
    int expected = 0;
    for (const auto& message : consumer) ASSERT_EQ(*message, expected++);
    EXPECT_EQ(expected, messages) << "the last message comes although its producer closed right after sending it";
}

TEST(Ring, CarriesEachMessageOnceBetweenThreadsThatSleep) {
    carries_all_between_threads<1>();
    carries_all_between_threads<3>();
    carries_all_between_threads<64>();
}

TEST(Ring, KeepsEachAcceptedMessageWhenTheConsumerClosesMeanwhile) {
    for (int round = 0; round < 300; ++round) {
        pawl::ring<int, 4> ring;
        auto [producer, consumer] = ring.split();
        int accepted = 0, received = 0;
        std::jthread sending{[&] {
            while (producer.send(accepted)) ++accepted;
        }};
        for (int i = 0; i < round % 7; ++i)
            if (consumer.recv()) ++received;
        consumer.close();
        while (consumer.recv()) ++received;
        sending.join();
        ASSERT_EQ(received, accepted);
    }
}

TEST(Ring, WakesAProducerThatWaitsForRoomWhenTheConsumerGoes) {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    ASSERT_TRUE(producer.try_send(1));
    std::jthread waiting{[&] { EXPECT_EQ(producer.send(2).error().why, errc::closed); }};
    auto gone = std::move(consumer);
    gone.close();
}

TEST(Ring, ReceivesManyAtOnce) {
    pawl::ring<int, 8> ring;
    auto [producer, consumer] = ring.split();
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(producer.try_send(i));
    std::array<int, 3> some{};
    EXPECT_EQ(consumer.recv_many(some), 3U);
    EXPECT_EQ(some, (std::array{0, 1, 2}));
    EXPECT_EQ(consumer.recv_many(some), 2U);
    producer.close();
    EXPECT_EQ(consumer.recv_many(some), 0U);
}

TEST(Ring, TellsItsNameCapacityAndWhoBelongsTogether) {
    pawl::ring<int, 5> ring, other;
    auto [producer, consumer] = ring.split();
    auto [other_producer, other_consumer] = other.split();
    producer.name("samples");
    EXPECT_STREQ(consumer.name(), "samples");
    EXPECT_EQ(consumer.capacity(), 5U);
    EXPECT_TRUE(producer.same_channel(consumer));
    EXPECT_FALSE(producer.same_channel(other_consumer));
}

TEST(RingDeathTest, SaysSoWhenItIsDestroyedWhileAHalfLives) {
    using small_ring = pawl::ring<int, 2>;
    auto ring = std::make_unique<small_ring>();
    auto halves = ring->split();
    EXPECT_DEATH(ring.reset(), "destroyed while halves of it are alive");
    halves = {};
}

// clang reads this attribute, and refuses what may block (-Wfunction-effects); RealtimeSanitizer watches it run.
int calls_of_both_ends(const pawl::ring_producer<int, 3>& producer,
                       const pawl::ring_consumer<int, 3>& consumer) noexcept PAWL_NONBLOCKING {
    int sum = 0;
    if (producer.try_send(1)) sum += consumer.try_recv().value_or(0);
    for (int& place : producer.grant(3)) place = 2;
    if (producer.commit(1))
        for (const int each : consumer.peek()) sum += each;
    return consumer.release(1) ? sum : 0;
}

TEST(Ring, IsUsedByFunctionsThatPromiseNotToBlock) {
    pawl::ring<int, 3> ring;
    auto [producer, consumer] = ring.split();
    EXPECT_EQ(calls_of_both_ends(producer, consumer), 3);
}

TEST(Ring, WakesASleeperWithoutBlocking) {
    pawl::ring<int, 1> ring;
    auto [producer, consumer] = ring.split();
    std::jthread sleeping{[&] {
        for (int i = 0; i < 100; ++i) EXPECT_EQ(consumer.recv(), i);
    }};
    for (int i = 0; i < 100; ++i)
        while (!producer.try_send(i)) std::this_thread::yield();
}

}  // namespace
