// What users do that nobody should do: each is refused with a reason, or does what was meant. No call hangs or leaks.
#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <expected>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

TEST(BadInput, CapacitiesThatCannotBeAreRefused) {
    EXPECT_THROW((void)pawl::bounded<int>(0), std::invalid_argument);
    EXPECT_THROW((void)pawl::bounded_mpsc<int>(0), std::invalid_argument);
    EXPECT_THROW((void)pawl::broadcast<int>(0), std::invalid_argument);
    EXPECT_THROW((void)pawl::bounded<int>(static_cast<std::size_t>(-1)), std::invalid_argument);
    EXPECT_THROW((void)pawl::broadcast<int>(static_cast<std::size_t>(-1)), std::invalid_argument);
    EXPECT_THROW((void)pawl::unbounded<int>(static_cast<std::size_t>(-1)), std::invalid_argument);
    EXPECT_THROW((void)pawl::bounded<int>(1, 1), std::invalid_argument);
    EXPECT_THROW((void)pawl::bounded<std::string>(1, 0), std::invalid_argument);
    EXPECT_THROW((void)pawl::broadcast<int>(1, 1), std::invalid_argument);
    EXPECT_THROW((void)pawl::rendezvous<int>(1), std::invalid_argument);
    EXPECT_THROW((void)pawl::rendezvous<int>(std::numeric_limits<std::uint32_t>::max()), std::invalid_argument);
    EXPECT_THROW((void)pawl::tick(0s), std::invalid_argument);
    EXPECT_THROW((void)pawl::tick(-1ms), std::invalid_argument);
}

// 32 bits count cells: one more than they count would begin again at 0.
TEST(BadInput, MoreEndpointsThanCanBeCountedAreRefused) {
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    EXPECT_THROW((void)pawl::bounded<std::string>(1, most), std::invalid_argument);
    EXPECT_THROW((void)pawl::bounded_mpsc<std::string>(std::size_t{1} << 31, most), std::invalid_argument);
    EXPECT_THROW((void)pawl::broadcast<std::string>(1, most), std::invalid_argument);
}

template <class Tx, class Rx, class T>
void each_call_refuses(Tx& tx, Rx& rx, T message, errc why) {
    EXPECT_FALSE(tx);
    EXPECT_FALSE(rx);
    EXPECT_EQ(tx.try_send(message).error().why, why);
    EXPECT_EQ(tx.try_send(message).error().value, message);
    EXPECT_EQ(tx.send(message).error().value, message);
    EXPECT_EQ(tx.send_for(message, 1h).error().why, why);
    EXPECT_EQ(tx.send_until(message, std::chrono::system_clock::now() + 1h).error().why, why);
    if constexpr (requires { tx.force_send(message); }) {
        EXPECT_EQ(tx.force_send(message).error().why, why);
    }
    EXPECT_EQ(pawl::block_on(tx.async_send(message)).error().why, why);
    EXPECT_EQ(pawl::block_on(tx.async_send_for(message, 1h)).error().value, message);
    EXPECT_EQ(rx.try_recv().error(), why);
    EXPECT_EQ(rx.recv().error(), why);
    EXPECT_EQ(rx.recv_for(1h).error(), why);
    EXPECT_EQ(rx.recv_until(std::chrono::steady_clock::now() + 1h).error(), why);
    EXPECT_EQ(pawl::block_on(rx.async_recv()).error(), why);
    EXPECT_EQ(pawl::block_on(rx.async_recv_for(1h)).error(), why);
    std::array<T, 2> several{};
    EXPECT_EQ(rx.recv_many(several), 0U);
    for (auto got : rx) ADD_FAILURE() << "a message out of nothing: " << sizeof got;

    EXPECT_EQ(tx.capacity() + rx.capacity(), 0U);
    EXPECT_EQ(tx.size() + rx.size(), 0U);
    EXPECT_TRUE(tx.is_closed() && rx.is_closed());
    EXPECT_FALSE(tx.close() || rx.close());
    EXPECT_FALSE(tx.same_channel(rx) || rx.same_channel(tx) || tx.same_channel(tx));
    tx.name("nothing");
    EXPECT_STREQ(tx.name(), "");
    EXPECT_STREQ(rx.name(), "");
    EXPECT_FALSE(tx.weak().lock());
    EXPECT_EQ(rx.sender().try_send(message).error().why, why);
    EXPECT_EQ(tx.receiver().try_recv().error(), why);

    errc sent{}, received{};
    const auto keep_sent = [&](auto result) {
        if (!result) sent = result.error().why;
    };
    const auto keep_received = [&](auto result) {
        if (!result) received = result.error();
    };
    EXPECT_EQ(pawl::select(pawl::on_send(tx, message, keep_sent)), 0U);
    EXPECT_EQ(pawl::try_select(pawl::on_recv(rx, keep_received)), 0U);
    EXPECT_EQ(sent, why);
    EXPECT_EQ(received, why);
    EXPECT_LT(pawl::biased_select(pawl::on_recv(rx, keep_received), pawl::on_send(tx, message, keep_sent)), 2U);
    EXPECT_LT(pawl::block_on(pawl::async_select(pawl::on_recv(rx, keep_received), pawl::on_timeout(1h))), 2U);

    Tx other_tx{std::move(tx)};
    Rx other_rx{std::move(rx)};
    EXPECT_EQ(other_tx.try_send(message).error().why, why) << "the reason moves along";
    EXPECT_EQ(other_rx.try_recv().error(), why);
}

template <class T, class Pair>
void a_pair_that_was_moved_from(Pair made) {
    auto [tx, rx] = std::move(made);
    tx.name("here");
    auto tx2 = std::move(tx);
    auto rx2 = std::move(rx);
    each_call_refuses(tx, rx, T{}, errc::moved_from);
    EXPECT_TRUE(tx2.same_channel(rx2));
    EXPECT_STREQ(rx2.name(), "here");
    tx = std::move(tx2);
    rx = std::move(rx2);
    EXPECT_TRUE(tx);
    EXPECT_TRUE(tx.same_channel(rx)) << "assigned again, they are as good as before";
    decltype(tx) never_tx;
    decltype(rx) never_rx;
    each_call_refuses(never_tx, never_rx, T{}, errc::moved_from);
}

TEST(BadInput, EndpointsThatWereMovedFromRefuseEachCall) {
    a_pair_that_was_moved_from<int>(pawl::bounded<int>(2));
    a_pair_that_was_moved_from<std::string>(pawl::bounded<std::string>(2));
    a_pair_that_was_moved_from<std::string>(pawl::bounded_mpsc<std::string>(2));
    a_pair_that_was_moved_from<std::string>(pawl::unbounded<std::string>(2));
    a_pair_that_was_moved_from<std::string>(pawl::rendezvous<std::string>());
    a_pair_that_was_moved_from<std::string>(pawl::oneshot<std::string>());
    a_pair_that_was_moved_from<int>(pawl::broadcast<int>(2));
    a_pair_that_was_moved_from<std::string>(pawl::broadcast<std::string>(2));
    pawl::ring<int, 2> ring;
    a_pair_that_was_moved_from<int>(ring.split());
    pawl::latest<std::string> latest;
    a_pair_that_was_moved_from<std::string>(latest.split());
}

TEST(BadInput, EndpointsBeyondTheDeclaredNumberRefuseEachCall) {
    auto [tx, rx] = pawl::bounded<std::string>(2, 2);
    auto more_tx = tx;
    auto more_rx = rx;
    each_call_refuses(more_tx, more_rx, std::string{"x"}, errc::too_many);
    EXPECT_TRUE(tx.try_send("still"));
    EXPECT_EQ(rx.try_recv(), "still");

    pawl::static_channel<int, 2, 2> channel;
    auto a = channel.sender();
    auto b = channel.receiver();
    auto more_a = channel.sender();
    auto more_b = channel.receiver();
    each_call_refuses(more_a, more_b, 1, errc::too_many);

    pawl::ring<int, 2> ring;
    auto [producer, consumer] = ring.split();
    auto [more_producer, more_consumer] = ring.split();
    each_call_refuses(more_producer, more_consumer, 1, errc::too_many);
    EXPECT_TRUE(more_producer.grant(1).empty());
    EXPECT_TRUE(producer.try_send(1));
}

TEST(BadInput, TimesThatNoClockCanTellAreForEverOrPast) {
    using std::chrono::duration;
    using std::chrono::time_point;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    auto [tx, rx] = pawl::bounded<int>(1);
    const auto finds = [&](auto limit) {
        EXPECT_TRUE(tx.try_send(1));
        EXPECT_EQ(rx.recv_for(limit), 1);
    };
    const auto finds_until = [&](auto limit) {
        EXPECT_TRUE(tx.try_send(1));
        EXPECT_EQ(rx.recv_until(limit), 1);
    };
    finds(std::chrono::hours::max());
    finds(std::chrono::nanoseconds::max());
    finds(std::chrono::hours::min());
    finds(duration<double>{infinite});
    finds(duration<double>{-infinite});
    finds(duration<double>{std::numeric_limits<double>::quiet_NaN()});
    EXPECT_EQ(rx.recv_for(duration<double>{std::numeric_limits<double>::quiet_NaN()}).error(), errc::timeout);
    finds(duration<float, std::ratio<86400>>{1e30F});
    finds(duration<long double, std::nano>{0.5L});
    finds(duration<std::int8_t>{1});
    finds(duration<std::uint64_t, std::milli>{std::numeric_limits<std::uint64_t>::max()});
    finds_until(std::chrono::steady_clock::time_point::max());
    finds_until(std::chrono::steady_clock::time_point::min());
    finds_until(std::chrono::system_clock::time_point::max());
    finds_until(std::chrono::system_clock::time_point::min());
    finds_until(time_point<std::chrono::system_clock, std::chrono::hours>::max());
    finds_until(time_point<std::chrono::system_clock, std::chrono::hours>::min());
    finds_until(time_point<std::chrono::system_clock, std::chrono::hours>::max() - std::chrono::hours{1});
    finds_until(time_point<std::chrono::steady_clock, std::chrono::hours>::max() - std::chrono::hours{1});
    finds_until(time_point<std::chrono::system_clock, duration<double>>{duration<double>{infinite}});

    EXPECT_EQ(rx.recv_for(-1h).error(), errc::timeout);
    EXPECT_EQ(rx.recv_for(std::chrono::hours::min()).error(), errc::timeout);
    EXPECT_EQ(rx.recv_for(duration<double>{-infinite}).error(), errc::timeout);
    EXPECT_EQ(rx.recv_for(duration<double, std::nano>{0.25}).error(), errc::timeout);
    EXPECT_EQ(rx.recv_until(std::chrono::steady_clock::time_point::min()).error(), errc::timeout);
    EXPECT_EQ(rx.recv_until(std::chrono::steady_clock::time_point{}).error(), errc::timeout);
    EXPECT_EQ(rx.recv_until(std::chrono::system_clock::time_point::min()).error(), errc::timeout);
    EXPECT_EQ((rx.recv_until(time_point<std::chrono::system_clock, std::chrono::hours>::min())).error(), errc::timeout);
    EXPECT_EQ(rx.recv_until(std::chrono::system_clock::now() - 1h).error(), errc::timeout);
    EXPECT_EQ(rx.recv_until(std::chrono::system_clock::now() + 1ms).error(), errc::timeout);
    EXPECT_EQ(pawl::block_on(rx.async_recv_for(-1h)).error(), errc::timeout);
    EXPECT_EQ(pawl::block_on(rx.async_recv_until(std::chrono::system_clock::time_point::min())).error(), errc::timeout);
    EXPECT_EQ(pawl::select(pawl::on_recv(rx, [](auto) {}), pawl::on_timeout(std::chrono::hours::min())), 1U);
    EXPECT_EQ(
        pawl::select(pawl::on_recv(rx, [](auto) {}), pawl::on_timeout(std::chrono::system_clock::time_point::min())),
        1U);
    ASSERT_TRUE(tx.try_send(1));
    EXPECT_EQ(tx.send_for(2, -1h).error().value, 2);
    EXPECT_EQ(tx.send_until(2, std::chrono::system_clock::time_point::min()).error().why, errc::timeout);

    EXPECT_TRUE(pawl::after(-1h).recv());
    EXPECT_TRUE(pawl::after(std::chrono::hours::min()).recv());
    EXPECT_EQ(pawl::after(std::chrono::hours::max()).try_recv().error(), errc::empty);
    EXPECT_EQ(pawl::tick(std::chrono::hours::max()).try_recv().error(), errc::empty);
    EXPECT_EQ(pawl::tick(duration<double>{infinite}).try_recv().error(), errc::empty);
    EXPECT_TRUE(pawl::tick(duration<double, std::nano>{0.25}).recv());
}

}  // namespace
