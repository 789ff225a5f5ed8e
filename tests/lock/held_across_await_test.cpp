// A guard that is held across co_await.
#undef NDEBUG
#include <gtest/gtest.h>

#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <stdexcept>
#include <string>

#include "tests/scenarios/own_task.hpp"

namespace {

// What co_await said, if it threw.
task waits_with_a_guard(pawl::mutex& m, pawl::bounded_receiver<int>& from, std::string& said) {
    const pawl::guard held{m};
    try {
        static_cast<void>(co_await from.async_recv_for(std::chrono::milliseconds{1}));
    } catch (const std::invalid_argument& error) {
        said = error.what();
    }
}

TEST(HeldAcrossAwait, IsRefusedByName) {
    pawl::mutex m{"library"};
    auto [tx, rx] = pawl::bounded<int>(1);
    std::string said;
    pawl::block_on(waits_with_a_guard(m, rx, said));
    EXPECT_NE(said.find("a coroutine waits while it holds mutex \"library\", locked at held_across_await_test.cpp:17"),
              std::string::npos)
        << said;
    EXPECT_TRUE(m.try_lock());
    m.unlock();
    // Nothing was left waiting.
    EXPECT_TRUE(tx.try_send(1));
    EXPECT_EQ(rx.try_recv(), 1);
}

pawl::task<> sleeps_with_a_guard(pawl::program_heap, pawl::mutex& m) {
    const pawl::guard held{m};
    co_await pawl::sleep_for(std::chrono::milliseconds{1});
}
pawl::task<> yields_with_a_guard(pawl::program_heap, pawl::mutex& m) {
    const pawl::guard held{m};
    co_await pawl::yield();
}
pawl::task<> blocks_with_a_guard(pawl::program_heap, pawl::mutex& m) {
    const pawl::guard held{m};
    auto got = co_await pawl::blocking(std::chrono::milliseconds{1}, [] {});
    static_cast<void>(got);
}

TEST(HeldAcrossAwait, IsRefusedWhateverIsAwaited) {
    pawl::mutex m{"library"};
    const auto said = [](pawl::task<> t) {
        pawl::executor<1> ex;
        ex.spawn(std::move(t));
        try {
            ex.run();
        } catch (const std::invalid_argument& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    const std::string refusal = "pawl: a coroutine waits while it holds mutex \"library\"";
    EXPECT_EQ(said(sleeps_with_a_guard(pawl::heap, m)).substr(0, refusal.size()), refusal);
    EXPECT_EQ(said(yields_with_a_guard(pawl::heap, m)).substr(0, refusal.size()), refusal);
    EXPECT_EQ(said(blocks_with_a_guard(pawl::heap, m)).substr(0, refusal.size()), refusal);
}

TEST(HeldAcrossAwait, IsNotRefusedWhereItNeedNotWait) {
    pawl::mutex m{"library"};
    auto [tx, rx] = pawl::bounded<int>(1);
    EXPECT_TRUE(tx.try_send(1));
    std::string said;
    pawl::block_on(waits_with_a_guard(m, rx, said));
    EXPECT_EQ(said, "");
}

TEST(HeldAcrossAwait, WhatTheThreadHeldBeforeIsItsOwn) {
    pawl::mutex m{"outer"};
    auto [tx, rx] = pawl::bounded<int>(1);
    const pawl::guard held{m};
    EXPECT_TRUE(tx.bind_to_this_task());
    EXPECT_EQ(pawl::block_on(rx.async_recv_for(std::chrono::milliseconds{1})).error(), pawl::errc::timeout);
}

}  // namespace
