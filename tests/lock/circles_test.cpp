// docs/locks/what-is-decided.md: joins, once in a circle and once not; and that nothing else is refused.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <string>
#include <thread>

#include "tests/lock/until_waiting.hpp"

namespace {

using namespace std::chrono_literals;
using pawl::errc;

TEST(Circles, AThreadThatJoinsItselfIsRefused) {
    pawl::event ready;
    std::optional<pawl::thread> one;
    std::string report;
    one.emplace("selfish", [&] {
        ready.wait();
        if (const auto joined = one->join_or_report(); !joined) report = joined.error().report();
    });
    ready.set();
    one->join();
    EXPECT_NE(report.find("task \"selfish\" (prio 0) wants the end of task \"selfish\""), std::string::npos) << report;
    EXPECT_NE(report.find("<- the circle closes here"), std::string::npos) << report;
}

TEST(Circles, JoiningWhoWaitsForALockThatIHoldIsRefused) {
    pawl::mutex m{"m"};
    m.lock();
    pawl::thread other{"other", [&] { const pawl::guard held{m}; }};
    until_waiting(1);
    const auto joined = other.join_or_report();
    ASSERT_FALSE(joined);
    EXPECT_EQ(joined.error().why(), errc::deadlock);
    EXPECT_EQ(joined.error().length(), 2U);
    EXPECT_NE(joined.error().report().find("\"other\" waits for mutex \"m\""), std::string::npos)
        << joined.error().report();
    EXPECT_THROW(other.join(), pawl::deadlock_error);
    m.unlock();
    other.join();
}

TEST(Circles, WhoLocksWhatItsJoinerHoldsIsRefused) {
    pawl::mutex m{"m"};
    pawl::event go;
    errc why{};
    m.lock();
    pawl::thread other{"other", [&] {
                           go.wait();
                           until_waiting(1);  // the join
                           if (const auto held = m.lock_or_report(); !held) why = held.error().why();
                       }};
    go.set();
    other.join();
    m.unlock();
    EXPECT_EQ(why, errc::deadlock);
}

TEST(Circles, TwoThreadsThatJoinEachOtherAreRefused) {
    std::array<pawl::thread, 2> two;
    pawl::event ready;
    std::atomic<int> refused{0}, joined{0};
    const auto join = [&](std::size_t other) {
        return [&, other] {
            ready.wait();
            ++(two[other].join_or_report() ? joined : refused);
        };
    };
    two[0] = pawl::thread{"zero", join(1)};
    two[1] = pawl::thread{"one", join(0)};
    ready.set();
    while (refused + joined < 2) std::this_thread::yield();
    // One of them has joined the other, or nobody has; who was not joined is joined here.
    for (auto& each : two)
        if (each.joinable()) each.join();
    EXPECT_GE(refused, 1);
}

TEST(Circles, JoiningWhoWaitsForALockOfAnotherIsNot) {
    pawl::mutex m{"m"};
    pawl::event held_by_third, release;
    pawl::thread third{"third", [&] {
                           const pawl::guard held{m};
                           held_by_third.set();
                           release.wait();
                       }};
    held_by_third.wait();
    pawl::mutex mine{"mine"};
    const pawl::guard held{mine};
    pawl::thread other{"other", [&] { const pawl::guard his{m}; }};
    until_waiting(1);
    std::jthread later{[&] { release.set(); }};
    EXPECT_TRUE(other.join_or_report());
}

TEST(Circles, AThreadThatHasEndedIsJoinedWhateverItsRecordDoesNow) {
    pawl::mutex m{"m"};
    pawl::thread first{"first", [] {}};
    std::this_thread::yield();
    const pawl::guard held{m};
    // Takes the record of the first one perhaps, and waits for what I hold.
    std::jthread next{[&] { static_cast<void>(m.try_lock_for(20ms)); }};
    EXPECT_TRUE(first.join_or_report());
}

// No false report: ordered locks, hand-overs and bound channels, thousands of times.
TEST(Circles, NothingIsRefusedThatGoesOn) {
    constexpr int rounds = 1'500;
    pawl::mutex a{"a"}, b{"b"};
    auto [to_there, from_here] = pawl::bounded<int>(1);
    auto [to_here, from_there] = pawl::rendezvous<int>();
    std::atomic<int> refused{0};
    const auto count = [&](bool ok) {
        if (!ok) ++refused;
    };
    {
        std::jthread here{[&, &tx = to_there, &rx = from_there] {
            count(tx.bind_to_this_task());
            count(rx.bind_to_this_task());
            for (int i = 0; i < rounds; ++i) {
                {
                    const auto one = a.lock_or_report();
                    const auto two = b.lock_or_report();
                    count(one && two);
                }
                count(tx.send(i).has_value());
                count(tx.send(i).has_value());
                {
                    const auto one = a.lock_or_report();
                    count(one.has_value());
                }
                count(rx.recv().has_value());
            }
            tx.unbind();
            rx.unbind();
        }};
        std::jthread there{[&, &tx = to_here, &rx = from_here] {
            count(tx.bind_to_this_task());
            count(rx.bind_to_this_task());
            for (int i = 0; i < rounds; ++i) {
                count(rx.recv().has_value());
                {
                    const auto one = a.lock_or_report();
                    const auto two = b.lock_or_report();
                    count(one && two);
                    count(rx.recv().has_value());  // the other one holds nothing when it sends
                }
                count(tx.send(i).has_value());
            }
            tx.unbind();
            rx.unbind();
        }};
        std::jthread beside{[&] {
            for (int i = 0; i < rounds; ++i) {
                const auto one = a.lock_or_report();
                const auto two = b.lock_or_report();
                count(one && two);
                pawl::thread joined{"joined", [] {}};
                count(joined.join_or_report().has_value());
            }
        }};
    }
    EXPECT_EQ(refused, 0);
}

}  // namespace
