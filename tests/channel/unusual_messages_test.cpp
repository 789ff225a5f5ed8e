// Messages of every shape that may be sent, through each kind of channel.
#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

// GCC notes that such messages were passed in another way before 4.6.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace {

using pawl::errc;

struct nothing {
    friend bool operator==(nothing, nothing) = default;
};
enum class color : std::uint8_t { red, green = 255 };
struct alignas(64) line {
    int number = 0;
    friend bool operator==(line, line) = default;
};
struct alignas(4096) page {
    std::array<std::byte, 4096> bytes{};
    friend bool operator==(const page&, const page&) = default;
};
struct alignas(128) aligned_text {
    std::string text;
    friend bool operator==(const aligned_text&, const aligned_text&) = default;
};
struct no_default {
    explicit no_default(int n) : number{n} {}
    int number;
    friend bool operator==(no_default, no_default) = default;
};
struct moves_only {
    explicit moves_only(int n) : number{std::make_unique<int>(n)} {}
    std::unique_ptr<int> number;
    friend bool operator==(const moves_only& a, const moves_only& b) { return *a.number == *b.number; }
};
struct cannot_be_assigned {
    const int number = 7;
    friend bool operator==(cannot_be_assigned, cannot_be_assigned) = default;
};

template <class Tx, class Rx, class Make>
void passes(const Tx& tx, const Rx& rx, Make make) {
    using T = decltype(make());
    ASSERT_TRUE(tx.try_send(make()));
    auto tried = rx.try_recv();
    ASSERT_TRUE(tried.has_value());
    EXPECT_TRUE(*tried == make());
    if (tx.is_closed()) return;  // a oneshot
    ASSERT_TRUE(tx.send(make()));
    EXPECT_TRUE(rx.recv().value() == make());
    if constexpr (requires { tx.force_send(make()); }) {
        EXPECT_FALSE(tx.force_send(make())->has_value());
        auto dropped = tx.force_send(make());
        ASSERT_TRUE(dropped && *dropped);
        EXPECT_TRUE(**dropped == make());
    } else {
        ASSERT_TRUE(tx.send(make()));
    }
    tx.close();
    auto refused = tx.send(make());
    EXPECT_EQ(refused.error().why, errc::closed);
    EXPECT_TRUE(refused.error().value == make()) << "and comes back whole";
    int left = 0;
    for (T message : rx) {
        EXPECT_TRUE(message == make());
        ++left;
    }
    EXPECT_EQ(left, 1);
}

template <class Pair, class Make>
void passes(Pair pair, Make make) {
    passes(pair.first, pair.second, make);
}

template <class Make>
void passes_everywhere(Make make) {
    using T = decltype(make());
    passes(pawl::unbounded<T>(1), make);
    passes(pawl::oneshot<T>(), make);
    if constexpr (std::is_copy_constructible_v<T>) passes(pawl::broadcast<T>(1), make);
    {
        pawl::static_channel<T, 1> channel;
        passes(channel.sender(), channel.receiver(), make);
    }
    {
        pawl::ring<T, 1> ring;
        passes(ring.split(), make);
    }
    {
        pawl::latest<T> latest;
        passes(latest.split(), make);
    }
    auto [give, take] = pawl::rendezvous<T>();
    std::jthread other{[give = give, make] { EXPECT_TRUE(give.send(make())); }};
    EXPECT_TRUE(take.recv().value() == make());
    EXPECT_TRUE(give.try_send(make()).error().value == make());
    EXPECT_TRUE(give.send_for(make(), std::chrono::nanoseconds{1}).error().value == make());
}

TEST(UnusualMessages, BoolsEnumsAndBytes) {
    passes_everywhere([] { return true; });
    passes_everywhere([] { return color::green; });
    passes_everywhere([] { return nothing{}; });
}
TEST(UnusualMessages, Pointers) {
    passes_everywhere([]() -> const char* { return "text"; });
}
TEST(UnusualMessages, LargeAndOverAligned) {
    passes_everywhere([] { return line{7}; });
    passes_everywhere([] { return page{}; });
    passes_everywhere([] { return aligned_text{"a text longer than a short one may be"}; });
}
TEST(UnusualMessages, OnlyMovedOrNotAssignable) {
    passes_everywhere([] { return moves_only{7}; });
    passes_everywhere([] { return no_default{7}; });
    passes_everywhere([] { return cannot_be_assigned{}; });
}
TEST(UnusualMessages, TheTypesOfTheAnswersThemselves) {
    passes_everywhere([] { return errc::full; });
    passes_everywhere([] { return std::expected<int, errc>{7}; });
    passes_everywhere([] { return std::optional<std::optional<std::string>>{std::nullopt}; });
}
TEST(UnusualMessages, EndpointsOfOtherChannelsAndOfTheSame) {
    auto [outer, outers] = pawl::bounded<pawl::bounded_sender<int>>(2);
    auto [inner, inners] = pawl::bounded<int>(2);
    ASSERT_TRUE(outer.send(std::move(inner)));
    ASSERT_TRUE(outers.recv().value().send(7));
    EXPECT_EQ(inners.recv(), 7);
    EXPECT_EQ(inners.recv().error(), errc::closed) << "the last sender went with the message";
}

}  // namespace
