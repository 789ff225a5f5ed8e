// The ring where the kernel refuses the barrier for others: the linker puts this refusal in the place of the port's call.
#include <pawl/channel/ring.hpp>

#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <thread>

namespace {
int refusals = 0;
}

extern "C" int __wrap_pawl_memory_barrier_everywhere() noexcept {
    __atomic_fetch_add(&refusals, 1, __ATOMIC_RELAXED);
    return -ENOSYS;
}

namespace {

TEST(RingWithoutBarrier, CarriesEachMessageOnceBetweenThreadsThatSleep) {
    refusals = 0;
    pawl::ring<std::unique_ptr<int>, 2> ring;
    auto [producer, consumer] = ring.split();
    EXPECT_GT(refusals, 0) << "or this tests nothing";
    constexpr int messages = 2'000;
    std::jthread sending{[producer = std::move(producer)] {
        for (int i = 0; i < messages; ++i) ASSERT_TRUE(producer.send(std::make_unique<int>(i)));
    }};
    int expected = 0;
    for (const auto& message : consumer) ASSERT_EQ(*message, expected++);
    EXPECT_EQ(expected, messages);
}

TEST(RingWithoutBarrier, KeepsEachAcceptedMessageWhenTheConsumerClosesMeanwhile) {
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

TEST(RingWithoutBarrier, RefusesSendsAtOnceWhenTheConsumerHasGone) {
    pawl::ring<int, 8> ring;
    auto [producer, consumer] = ring.split();
    ASSERT_TRUE(producer.try_send(1));
    { auto gone = std::move(consumer); }
    EXPECT_EQ(producer.try_send(2).error().why, pawl::errc::closed);
    auto again = producer.receiver();
    EXPECT_TRUE(producer.try_send(3));
    EXPECT_EQ(again.try_recv(), 1);
    EXPECT_EQ(again.try_recv(), 3);
}

}  // namespace
