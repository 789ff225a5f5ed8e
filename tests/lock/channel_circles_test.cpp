// docs/locks/what-is-decided.md: channels whose ends are bound to tasks, once in a circle and once not.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/lock/until_waiting.hpp"

namespace {

using namespace std::chrono_literals;
using pawl::errc;

// Channels with one peer that is bound to its task. F: what makes the two halves.

template <class Make>
class CirclesThrough : public testing::Test {};

struct full_ring_of_slots {
    static auto make() {
        auto both = pawl::bounded<int>(1);
        EXPECT_TRUE(both.first.try_send(0));
        return both;
    }
};
struct full_mpsc {
    static auto make() {
        auto both = pawl::bounded_mpsc<int>(1);
        EXPECT_TRUE(both.first.try_send(0));
        return both;
    }
};
// A ring is in its place: this one stays until the next is made.
auto ring_of_one() {
    static std::unique_ptr<pawl::ring<int, 1>> kept;
    kept = std::make_unique<pawl::ring<int, 1>>();
    return kept->split();
}
struct full_ring {
    static auto make() {
        auto both = ring_of_one();
        while (both.first.try_send(0)) {
        }
        return both;
    }
};
struct meeting {
    static auto make() { return pawl::rendezvous<int>(); }
};
using channels = testing::Types<full_ring_of_slots, full_mpsc, full_ring, meeting>;
TYPED_TEST_SUITE(CirclesThrough, channels);

TYPED_TEST(CirclesThrough, ASenderWhoseOnlyReceiverWaitsForItsLockIsRefused) {
    auto [tx, rx] = TypeParam::make();
    tx.name("commands");
    pawl::mutex m{"m"};
    std::optional<pawl::guard> held{std::in_place, m};
    std::jthread receives{[&, &rx = rx] {
        EXPECT_TRUE(rx.bind_to_this_task());
        const pawl::guard his{m};
        rx.close();
        rx.unbind();
    }};
    until_waiting(1);
    const auto sent = tx.send(7);
    EXPECT_TRUE(!sent && sent.error().why == errc::deadlock && sent.error().value == 7);
    held.reset();
}

TYPED_TEST(CirclesThrough, WhoLocksWhatABlockedSenderHoldsIsRefused) {
    auto [tx, rx] = TypeParam::make();
    tx.name("commands");
    pawl::mutex m{"m"};
    std::string report;
    EXPECT_TRUE(rx.bind_to_this_task());
    std::jthread sends{[&, &tx = tx] {
        const pawl::guard his{m};
        static_cast<void>(tx.send(7));
    }};
    until_waiting(1);
    if (const auto held = m.lock_or_report(); !held) report = held.error().report();
    EXPECT_NE(report.find("waits for room in channel \"commands\""), std::string::npos) << report;
    rx.close();
}

TYPED_TEST(CirclesThrough, ATimedSendIsNot) {
    auto [tx, rx] = TypeParam::make();
    pawl::mutex m{"m"};
    std::optional<pawl::guard> held{std::in_place, m};
    std::jthread receives{[&, &rx = rx] {
        EXPECT_TRUE(rx.bind_to_this_task());
        const pawl::guard his{m};
        rx.unbind();
    }};
    until_waiting(1);
    const auto sent = tx.send_for(7, 1ms);
    EXPECT_TRUE(!sent && sent.error().why == errc::timeout);
    held.reset();
}

TYPED_TEST(CirclesThrough, ASenderWhoseReceiverIsNotBoundIsNot) {
    auto [tx, rx] = TypeParam::make();
    pawl::mutex m{"m"};
    std::optional<pawl::guard> held{std::in_place, m};
    std::jthread waits{[&] { const pawl::guard his{m}; }};
    until_waiting(1);
    std::jthread receives{[&rx = rx] {
        until_waiting(2);
        while (rx.recv().value_or(7) != 7) {
        }
    }};
    EXPECT_TRUE(tx.send(7));
    held.reset();
}

TYPED_TEST(CirclesThrough, ASenderWhoseReceiverWillGoOnIsNot) {
    auto [tx, rx] = TypeParam::make();
    pawl::event go;
    pawl::mutex m{"m"};
    const pawl::guard held{m};
    std::jthread receives{[&, &rx = rx] {
        EXPECT_TRUE(rx.bind_to_this_task());
        go.wait();
        while (rx.recv().value_or(7) != 7) {
        }
        rx.unbind();
    }};
    std::jthread later{[&] {
        until_waiting(2);
        go.set();
    }};
    EXPECT_TRUE(tx.send(7));
}

template <class Make>
class CirclesThroughEmpty : public testing::Test {};
struct empty_bounded {
    static auto make() { return pawl::bounded<int>(1); }
};
struct empty_ring {
    static auto make() { return ring_of_one(); }
};
struct empty_unbounded {
    static auto make() { return pawl::unbounded<int>(); }
};
struct empty_oneshot {
    static auto make() { return pawl::oneshot<int>(); }
};
using empty_channels = testing::Types<empty_bounded, empty_ring, empty_unbounded, empty_oneshot, meeting>;
TYPED_TEST_SUITE(CirclesThroughEmpty, empty_channels);

TYPED_TEST(CirclesThroughEmpty, AReceiverWhoseOnlySenderWaitsForItsLockIsRefused) {
    auto [tx, rx] = TypeParam::make();
    pawl::mutex m{"m"};
    std::optional<pawl::guard> held{std::in_place, m};
    std::jthread sends{[&, &tx = tx] {
        EXPECT_TRUE(tx.bind_to_this_task());
        const pawl::guard his{m};
        tx.unbind();
    }};
    until_waiting(1);
    const auto got = rx.recv();
    EXPECT_EQ(got, std::unexpected(errc::deadlock));
    held.reset();
}

TYPED_TEST(CirclesThroughEmpty, AReceiverWhoseSenderWaitsForAnothersLockIsNot) {
    auto [tx, rx] = TypeParam::make();
    pawl::mutex m{"m"};
    pawl::event held_by_third, release;
    std::jthread third{[&] {
        const pawl::guard held{m};
        held_by_third.set();
        release.wait();
    }};
    held_by_third.wait();
    std::jthread sends{[&, &tx = tx] {
        EXPECT_TRUE(tx.bind_to_this_task());
        const pawl::guard his{m};
        EXPECT_TRUE(tx.send(7));
        tx.unbind();
    }};
    until_waiting(2);
    std::jthread later{[&] {
        until_waiting(3);
        release.set();
    }};
    EXPECT_EQ(rx.recv(), 7);
}

TEST(ChannelCircles, TwoTasksThatEachWaitForTheOthersMessageAreRefused) {
    auto [to_left, left] = pawl::bounded<int>(1);
    auto [to_right, right] = pawl::bounded<int>(1);
    std::atomic<int> refused{0};
    const auto take = [&](auto& from, auto& to) {
        EXPECT_TRUE(to.bind_to_this_task());
        if (from.recv() == std::unexpected(errc::deadlock)) {
            ++refused;
            EXPECT_TRUE(to.send(1));  // lets the other one go on
        }
        to.unbind();
    };
    {
        std::jthread other{[&, &from = left, &to = to_right] { take(from, to); }};
        take(right, to_left);
    }
    EXPECT_GE(refused, 1);
}

TEST(ChannelCircles, ABindingEndsWithACopyAWeakSenderAndAMove) {
    auto [tx, rx] = pawl::bounded<int>(1);
    EXPECT_TRUE(tx.bind_to_this_task());
    {
        const auto copy = tx;
        EXPECT_EQ(tx.core()->ends.bound_sender, nullptr);
        EXPECT_FALSE(tx.bind_to_this_task());
    }
    EXPECT_TRUE(tx.bind_to_this_task());
    {
        const auto weak = tx.weak();
        EXPECT_EQ(tx.core()->ends.bound_sender, nullptr);
        EXPECT_FALSE(tx.bind_to_this_task());
    }
    EXPECT_TRUE(tx.bind_to_this_task());
    auto moved = std::move(tx);
    EXPECT_EQ(moved.core()->ends.bound_sender, nullptr);
    EXPECT_TRUE(rx.bind_to_this_task());
    const auto second = moved.receiver();
    EXPECT_EQ(moved.core()->ends.bound_receiver, nullptr);
    rx.unbind();
    rx.unbind();
    decltype(tx) nothing;
    EXPECT_FALSE(nothing.bind_to_this_task());
}

TEST(ChannelCircles, AHalfMayOutliveTheTaskThatItWasBoundTo) {
    auto [tx, rx] = pawl::bounded<int>(1);
    std::jthread{[&rx = rx] { EXPECT_TRUE(rx.bind_to_this_task()); }}.join();
    EXPECT_TRUE(tx.send(1));
    EXPECT_EQ(tx.send_for(2, 1ms).error().why, errc::timeout);
    EXPECT_TRUE(rx.bind_to_this_task());
    rx.unbind();
}

TEST(ChannelCircles, AsManyEndsAsATaskCanHoldAreBound) {
    std::vector<std::pair<pawl::bounded_sender<int>, pawl::bounded_receiver<int>>> all;
    for (std::size_t i = 0; i <= pawl::watch::held_objects::most; ++i) all.push_back(pawl::bounded<int>(1));
    for (std::size_t i = 0; i < pawl::watch::held_objects::most; ++i) EXPECT_TRUE(all[i].first.bind_to_this_task());
    EXPECT_FALSE(all.back().first.bind_to_this_task());
    all.erase(all.begin());
    EXPECT_TRUE(all.back().first.bind_to_this_task());
}

}  // namespace
