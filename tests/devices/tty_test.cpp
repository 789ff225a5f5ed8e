#include "examples/devices/tty.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/stop_token.hpp>
#include <string>
#include <thread>

#include "fake_uart.hpp"

namespace {

using devices::fake_uart;
namespace uart = devices::uart;

template <class Output, std::size_t Input = 8>
struct terminal {
    fake_uart line;
    devices::tty<fake_uart, Output, Input> driver{line};
    terminal() {
        line.handler = [this] { driver.on_interrupt(); };
    }
    ~terminal() { EXPECT_FALSE(line.storm) << "the interrupt came again and again"; }
};

TEST(OverwritingRing, KeepsTheNewestInOrder) {
    devices::overwriting_ring<4> ring;
    const auto all = [&] {
        std::string got;
        while (const auto c = ring.take()) got += *c;
        return got;
    };
    EXPECT_EQ(all(), "");
    ring.put("");
    EXPECT_TRUE(ring.empty());
    ring.put("abc");
    EXPECT_EQ(ring.take(), 'a');
    ring.put("de");
    EXPECT_EQ(ring.lost(), 0u);
    EXPECT_EQ(all(), "bcde");
    ring.put("abc");
    ring.put("def");
    EXPECT_EQ(all(), "cdef");
    EXPECT_EQ(ring.lost(), 2u);
    ring.put("0123456789");
    EXPECT_EQ(all(), "6789");
    EXPECT_EQ(ring.lost(), 8u);
}

TEST(OverwritingRing, NothingIsLostBeyondTheCountAndOrderIsKept) {
    devices::overwriting_ring<64> ring;
    constexpr int most = 20'000;
    std::thread writer{[&] {
        for (int i = 0; i < most; ++i) {
            const char both[] = {static_cast<char>(i & 0x7f), static_cast<char>((i & 0x7f) | 0x80)};
            ring.put({both, 2});
        }
    }};
    std::uint32_t took = 0;
    int last = -1;
    bool in_order = true;
    const auto sees = [&] {
        const auto c = ring.take();
        if (!c) return false;
        // The position of each byte is known, but for whole rounds of 256.
        const auto at = static_cast<unsigned char>((*c & 0x7f) << 1 | (*c & 0x80 ? 1 : 0));
        in_order = in_order && at == static_cast<unsigned char>(took + ring.lost());
        last = at;
        ++took;
        return true;
    };
    while (took + ring.lost() < 2 * most) sees();
    writer.join();
    EXPECT_FALSE(sees());
    EXPECT_TRUE(in_order);
    EXPECT_EQ(took + ring.lost(), 2u * most);
    EXPECT_EQ(last, (2 * most - 1) & 0xff);
}

TEST(Tty, IsClaimedOnce) {
    terminal<devices::overwriting<4>> t;
    {
        const auto first = t.driver.claim();
        ASSERT_TRUE(first);
        const auto second = t.driver.claim();
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error(), pawl::errc::too_many);
    }
    EXPECT_TRUE(t.driver.claim()) << "it was given back";
    auto third = t.driver.claim();
    ASSERT_TRUE(third);
    const auto moved = std::move(*third);
    third = std::unexpected(pawl::errc::moved_from);
    EXPECT_FALSE(t.driver.claim()) << "it was moved, not given back";
}

TEST(Tty, WhatFindsNoRoomPushesTheOldestOut) {
    terminal<devices::overwriting<4>> t;
    const auto tty = t.driver.claim();
    t.line.goes_on(2);
    tty->write("");
    tty->write("ab");
    EXPECT_EQ(t.line.sent, "ab");
    tty->write("cdefg");
    tty->write("h");
    EXPECT_EQ(t.driver.lost(), 0u) << "nobody has looked yet";
    t.line.goes_on(1);
    EXPECT_EQ(t.driver.lost(), 2u);
    t.line.goes_on(9);
    EXPECT_EQ(t.line.sent, "abefgh");
    tty->write("ijklmnopqrstuvwxyz");
    EXPECT_EQ(t.line.sent, "abefghwxyz");
    EXPECT_EQ(t.driver.lost(), 16u);
}

TEST(Tty, WritingPutsTheInterruptOffForNobody) {
    terminal<devices::overwriting<4>> t;
    const auto tty = t.driver.claim();
    t.line.controls.clear();
    t.line.handler = nullptr;  // what is written to the register now comes from write() alone
    tty->write("abc");
    EXPECT_THAT(t.line.controls, testing::ElementsAre(uart::received | uart::room));
}

TEST(Tty, IsQuietWhenAllIsSent) {
    terminal<devices::overwriting<4>> t;
    const auto tty = t.driver.claim();
    t.line.goes_on(10);
    tty->write("abc");
    EXPECT_EQ(t.line.sent, "abc");
    EXPECT_EQ(t.line.wanted, uart::received);
}

TEST(Tty, WhoWaitsLosesNothing) {
    terminal<devices::waiting<3>> t;
    const auto tty = t.driver.claim();
    EXPECT_EQ(tty->try_write("abcde"), 3u);
    EXPECT_EQ(tty->try_write("de"), 0u);
    t.line.goes_on(1);
    EXPECT_EQ(tty->try_write("de"), 1u);
    t.line.goes_on(1);
    EXPECT_EQ(tty->try_write("e"), 1u);
    t.line.goes_on(9);
    EXPECT_EQ(t.line.sent, "abcde");
    EXPECT_EQ(tty->try_write(""), 0u);
}

// The interrupt of a line that sends a byte whenever it may, on a thread of its own.
struct line_on_a_thread {
    struct in_any_thread {
        std::atomic<devices::word> content{0};
        devices::word read() noexcept { return content; }
        void write(devices::word w) noexcept { content = w; }
    };
    struct {
        line_on_a_thread* of;
        devices::word read() noexcept { return 0; }
        void write(devices::word byte) noexcept {
            of->sent += static_cast<char>(byte);
            of->status.content = 0;
        }
    } data{this};
    in_any_thread status, control;
    std::string sent;
};

TEST(Tty, TasksAndThreadsWaitForRoom) {
    line_on_a_thread line;
    devices::tty<line_on_a_thread, devices::waiting<5>> driver{line};
    auto tty = driver.claim();
    const std::string text(2'000, 'x');
    std::thread hardware{[&] {
        while (line.sent.size() < 2 * text.size()) {
            line.status.content = uart::room;
            if (line.control.content & uart::room) driver.on_interrupt();
        }
    }};
    tty->write_and_wait(text);
    pawl::static_frame<2048> place;
    EXPECT_EQ(pawl::block_on(tty->write(place, text)), text.size());
    hardware.join();
    EXPECT_EQ(line.sent, text + text);
}

TEST(Tty, AWriteThatIsToldToStopSaysHowFarItCame) {
    terminal<devices::waiting<3>> t;
    auto tty = t.driver.claim();
    pawl::static_frame<2048> place, outside;
    pawl::executor<1> ex;
    std::size_t put = 99;
    using claimed = decltype(t.driver)::claimed;
    const auto writes = [](pawl::static_frame<2048>&, pawl::static_frame<2048>& in, const claimed& to,
                           std::size_t& result) -> pawl::task<> { result = co_await to.write(in, "abcdefgh"); };
    ex.spawn(writes(outside, place, *tty, put));
    const auto stops = [](pawl::static_frame<1024>&, pawl::executor<1>& which) -> pawl::task<> {
        which.stop();
        co_return;
    };
    pawl::static_frame<1024> another;
    ex.spawn(stops(another, ex));
    ex.run();
    EXPECT_EQ(put, 3u);
}

TEST(Tty, WhatComesIsReadInOrderAndWhatFindsNoRoomIsCounted) {
    terminal<devices::overwriting<4>, 4> t;
    const auto tty = t.driver.claim();
    EXPECT_EQ(tty->try_read().error(), pawl::errc::empty);
    t.line.comes("ab");
    EXPECT_EQ(tty->try_read(), 'a');
    t.line.comes("cdefg");
    EXPECT_EQ(t.driver.overruns(), 2u);
    EXPECT_EQ(tty->read(), 'b');
    const auto waits = [](pawl::static_frame<1024>&, const auto& from) -> pawl::task<char> {
        const auto got = co_await from.async_read();
        co_return got.value();
    };
    pawl::static_frame<1024> place;
    EXPECT_EQ(pawl::block_on(waits(place, *tty)), 'c');
}

}  // namespace
