#include "examples/devices/hid.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <pawl/task/block_on.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/with_timeout.hpp>
#include <thread>
#include <vector>

#include "fake_bus.hpp"

namespace {

using namespace std::chrono_literals;
using devices::fake_bus;
namespace usb = devices::usb;
using bytes = std::vector<std::uint8_t>;
using testing::ElementsAre;
using testing::Optional;

constexpr std::uint8_t device[] = {18, 1, 2, 3}, configuration[] = {9, 2, 41}, report[] = {5, 1, 9, 6, 0xa1};
constexpr devices::descriptors told{device, configuration, report};

struct keyboard {
    fake_bus bus;
    using driver_type = devices::hid<fake_bus, 5, 2, 2>;
    driver_type driver{bus, told};
    keyboard() {
        bus.handler = [this] { driver.on_interrupt(); };
    }
    ~keyboard() { EXPECT_FALSE(bus.storm) << "the interrupt came again and again"; }
};
using place = pawl::static_frame<2048>;

TEST(Hid, IsClaimedOnceAndAsAWhole) {
    keyboard k;
    {
        auto halves = k.driver.claim();
        ASSERT_TRUE(halves);
        EXPECT_EQ(k.driver.claim().error(), pawl::errc::too_many);
        { const auto in = std::move(halves->first); }
        EXPECT_EQ(k.driver.claim().error(), pawl::errc::too_many) << "its other half is still used";
    }
    EXPECT_TRUE(k.driver.claim());
}

TEST(Hid, TellsTheHostWhatItIs) {
    keyboard k;
    const auto halves = k.driver.claim();
    k.bus.resets();
    EXPECT_EQ(k.bus.at, 0u);
    EXPECT_THAT(k.bus.asks(usb::asks::get_descriptor, usb::device << 8, 64), Optional(ElementsAre(18, 1, 2, 3)));
    EXPECT_THAT(k.bus.asks(usb::asks::get_descriptor, usb::device << 8, 2), Optional(ElementsAre(18, 1)));
    EXPECT_THAT(k.bus.asks(usb::asks::set_address, 5, 0), Optional(ElementsAre()));
    EXPECT_EQ(k.bus.at, 5u) << "from when the host has the answer";
    EXPECT_THAT(k.bus.asks(usb::asks::get_descriptor, usb::configuration << 8, 64), Optional(ElementsAre(9, 2, 41)));
    EXPECT_THAT(k.bus.asks(usb::asks::get_report_descriptor, usb::report << 8, 64),
                Optional(ElementsAre(5, 1, 9, 6, 0xa1)));
    EXPECT_THAT(k.bus.asks(usb::asks::get_status, 0, 2), Optional(ElementsAre(0, 0)));
    EXPECT_THAT(k.bus.asks(usb::asks::set_idle, 0, 0), Optional(ElementsAre()));
    EXPECT_EQ(k.driver.now(), keyboard::driver_type::state::unconfigured);
    EXPECT_THAT(k.bus.asks(usb::asks::set_configuration, 1, 0), Optional(ElementsAre()));
    EXPECT_EQ(k.driver.now(), keyboard::driver_type::state::configured);
}

TEST(Hid, RefusesWhatItDoesNotKnow) {
    keyboard k;
    const auto halves = k.driver.claim();
    k.bus.resets();
    EXPECT_EQ(k.bus.asks(usb::asks::get_descriptor, 0x7700, 64), std::nullopt);
    EXPECT_EQ(k.bus.asks(usb::asks::get_report_descriptor, 0x7700, 64), std::nullopt);
    EXPECT_EQ(k.bus.asks(static_cast<usb::asks>(0xbeef), 0, 0), std::nullopt);
    EXPECT_EQ(k.bus.asks(usb::asks::set_configuration, 2, 0), std::nullopt);
    EXPECT_EQ(k.driver.now(), keyboard::driver_type::state::unconfigured);
}

TEST(Hid, ReportsGoInOrderAndASendWaitsForRoom) {
    keyboard k;
    auto halves = k.driver.claim();
    auto& in = halves->first;
    EXPECT_TRUE(in.try_send({1, 2, 3, 4, 5}));
    EXPECT_TRUE(in.try_send({2}));
    EXPECT_EQ(in.try_send({3}).error(), pawl::errc::full);
    EXPECT_EQ(k.bus.takes(), std::nullopt) << "nobody has configured it";
    k.bus.configures();
    EXPECT_THAT(k.bus.takes(), Optional(ElementsAre(1, 2, 3, 4, 5)));
    EXPECT_TRUE(in.try_send({3}));
    EXPECT_THAT(k.bus.takes(), Optional(ElementsAre(2, 0, 0, 0, 0)));
    EXPECT_THAT(k.bus.takes(), Optional(ElementsAre(3, 0, 0, 0, 0)));
    EXPECT_EQ(k.bus.takes(), std::nullopt);
    place frame;
    EXPECT_TRUE(pawl::block_on(in.delivered(frame)));
}

TEST(Hid, AReportThatAResetCaughtOnItsWayGoesOnceMore) {
    keyboard k;
    auto halves = k.driver.claim();
    k.bus.configures();
    EXPECT_TRUE(halves->first.try_send({7}));
    EXPECT_TRUE(k.bus.put_report);
    k.bus.resets();
    EXPECT_EQ(k.bus.takes(), std::nullopt);
    k.bus.asks(usb::asks::set_configuration, 1, 0);
    EXPECT_THAT(k.bus.takes(), Optional(ElementsAre(7, 0, 0, 0, 0)));
    EXPECT_EQ(k.bus.takes(), std::nullopt);
    EXPECT_EQ(k.driver.resets(), 2u);
    k.bus.happens(usb::host_gone);
    EXPECT_EQ(k.driver.now(), keyboard::driver_type::state::no_host);
}

TEST(Hid, ADeliveryThatIsReportedTogetherWithAResetCounts) {
    keyboard k;
    auto halves = k.driver.claim();
    k.bus.configures();
    EXPECT_TRUE(halves->first.try_send({7}));
    k.bus.put_report.reset();
    k.bus.happens(usb::report_taken | usb::was_reset);
    k.bus.asks(usb::asks::set_configuration, 1, 0);
    EXPECT_EQ(k.bus.takes(), std::nullopt) << "it does not go twice";
    place frame;
    EXPECT_TRUE(pawl::block_on(halves->first.delivered(frame)));
}

TEST(Hid, ReportsOfTheHostAreQueuedThenPutOff) {
    keyboard k;
    const auto halves = k.driver.claim();
    const auto& out = halves->second;
    k.bus.configures();
    EXPECT_EQ(out.try_recv().error(), pawl::errc::empty);
    EXPECT_TRUE(k.bus.gives({1, 1}));
    EXPECT_TRUE(k.bus.gives({2, 2}));
    EXPECT_TRUE(k.bus.gives({3, 3})) << "in the register";
    EXPECT_FALSE(k.bus.gives({4, 4})) << "the host is to come again";
    place frame;
    const auto first = pawl::block_on(out.recv(frame));
    ASSERT_TRUE(first);
    EXPECT_THAT(*first, ElementsAre(1, 1));
    EXPECT_TRUE(k.bus.gives({4, 4}));
    EXPECT_THAT(out.try_recv().value(), ElementsAre(2, 2));
    EXPECT_THAT(out.try_recv().value(), ElementsAre(3, 3));
    EXPECT_THAT(out.try_recv().value(), ElementsAre(4, 4));
    EXPECT_FALSE(out.try_recv());
}

TEST(Hid, AReportOfAnotherSizeIsCountedAndDropped) {
    keyboard k;
    const auto halves = k.driver.claim();
    k.bus.configures();
    for (const bytes& wrong : {bytes{}, bytes{1}, bytes{1, 2, 3}, bytes(64)}) EXPECT_TRUE(k.bus.gives(wrong));
    EXPECT_EQ(k.driver.malformed(), 4u);
    EXPECT_EQ(halves->second.try_recv().error(), pawl::errc::empty);
    EXPECT_TRUE(k.bus.gives({5, 6}));
    EXPECT_THAT(halves->second.try_recv().value(), ElementsAre(5, 6));
}

TEST(Hid, WaitsThatAreTakenBackLoseNothing) {
    keyboard k;
    auto halves = k.driver.claim();
    place inner;
    const auto tries = [](pawl::static_frame<4096>&, place& in, auto& both, fake_bus& bus) -> pawl::task<> {
        auto& [to, from] = both;
        auto none = from.recv(in);
        const auto early = co_await pawl::with_timeout(1ms, std::move(none));
        EXPECT_EQ(early.error(), pawl::errc::timeout);
        EXPECT_TRUE(to.try_send({1}) && to.try_send({2}));
        auto third = to.send(in, {3});
        const auto full = co_await pawl::with_timeout(1ms, std::move(third));
        EXPECT_EQ(full.error(), pawl::errc::timeout) << "it does not stand in the queue";
        auto all = to.delivered(in);
        const auto untaken = co_await pawl::with_timeout(1ms, std::move(all));
        EXPECT_EQ(untaken.error(), pawl::errc::timeout);
        bus.configures();
        EXPECT_THAT(bus.takes(), Optional(ElementsAre(1, 0, 0, 0, 0)));
        EXPECT_THAT(bus.takes(), Optional(ElementsAre(2, 0, 0, 0, 0)));
        EXPECT_EQ(bus.takes(), std::nullopt);
        const auto delivered = co_await to.delivered(in);
        EXPECT_TRUE(delivered);
        bus.gives({8, 9});
        const auto got = co_await from.recv(in);
        EXPECT_THAT(got.value(), ElementsAre(8, 9));
    };
    pawl::static_frame<4096> outer;
    pawl::executor<1> ex;
    ex.spawn(tries(outer, inner, *halves, k.bus));
    ex.run();
}

TEST(Hid, TaskAndHostOnThreadsOfTheirOwn) {
    keyboard k;
    auto halves = k.driver.claim();
    k.bus.configures();
    constexpr int most = 300;
    // The interrupt comes on this thread alone, as on one core; the task on another one puts and takes.
    std::atomic<bool> over = false;
    const auto sends = [](place&, place& in, keyboard::driver_type::in_half& to) -> pawl::task<> {
        for (int i = 0; i != most; ++i) {
            const auto sent = co_await to.send(in, {static_cast<std::uint8_t>(i)});
            EXPECT_TRUE(sent);
        }
        const auto all = co_await to.delivered(in);
        EXPECT_TRUE(all);
    };
    place outer, inner;
    std::atomic<devices::word> wanted{0};
    k.bus.control.writes = [&](devices::word w) { wanted = w; };
    std::vector<int> seen;
    std::thread host{[&] {
        while (!over) {
            if (!(wanted & usb::report_room) && !k.bus.put_report) continue;
            k.driver.on_interrupt();
            if (!k.bus.put_report) continue;
            seen.push_back(k.bus.put_report->front());
            k.bus.put_report.reset();
            k.bus.happened |= usb::report_taken;
            k.driver.on_interrupt();
        }
    }};
    pawl::block_on(sends(outer, inner, halves->first));
    over = true;
    host.join();
    ASSERT_EQ(seen.size(), static_cast<std::size_t>(most));
    for (int i = 0; i != most; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i % 256);
}

}  // namespace
