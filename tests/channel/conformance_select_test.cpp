// What the suites of other channels assert of select.
#include "flavours.hpp"

#include <array>
#include <atomic>
#include <thread>
#include <type_traits>
#include <vector>

namespace conformance {
namespace {

using namespace std::chrono_literals;
using pawl::errc, pawl::on_recv, pawl::on_send, pawl::on_timeout, pawl::select, pawl::try_select;
constexpr auto ignored = [](auto) {};

template <class Flavour>
struct Select : testing::Test {};
TYPED_TEST_SUITE(Select, every_one);

TYPED_TEST(Select, TakesWhatIsThere) {
    auto quiet = TypeParam::template open<int, 1>();
    auto busy = TypeParam::template open<int, 1>();
    std::thread sender([&] { ASSERT_TRUE(busy.tx.send(5)); });
    int seen = 0;
    EXPECT_EQ(select(on_recv(quiet.rx, ignored), on_recv(busy.rx, [&](auto got) { seen = got.value(); })), 1u);
    EXPECT_EQ(seen, 5);
    sender.join();
}

TYPED_TEST(Select, SendsWhereSomebodyReceives) {
    auto c = TypeParam::template open<int, 1>();
    std::thread receiver([&] { EXPECT_EQ(c.rx.recv(), 6); });
    bool sent = false;
    EXPECT_EQ(select(on_send(c.tx, 6, [&](auto done) { sent = done.has_value(); }), on_timeout(1h, [] {})), 0u);
    EXPECT_TRUE(sent);
    receiver.join();
}

TYPED_TEST(Select, AClosedBranchIsReadyForBothVerbs) {
    auto closed = TypeParam::template open<int, 1>();
    auto quiet = TypeParam::template open<int, 1>();
    closed.tx.close();
    errc receive_why{}, send_why{};
    EXPECT_EQ(select(on_recv(quiet.rx, ignored), on_recv(closed.rx, [&](auto got) { receive_why = got.error(); })), 1u);
    EXPECT_EQ(select(on_recv(quiet.rx, ignored), on_send(closed.tx, 1, [&](auto r) { send_why = r.error().why; })), 1u);
    EXPECT_EQ(receive_why, errc::closed);
    EXPECT_EQ(send_why, errc::closed);
}

TYPED_TEST(Select, ClosingWakesIt) {
    auto one = TypeParam::template open<int, 1>();
    auto two = TypeParam::template open<int, 1>();
    std::thread closer([&] { two.tx.close(); });
    EXPECT_EQ(select(on_recv(one.rx, ignored), on_recv(two.rx, ignored)), 1u);
    closer.join();
}

TYPED_TEST(Select, TryTakesNothingWhereNothingIs) {
    auto c = TypeParam::template open<int, 1>();
    EXPECT_EQ(try_select(on_recv(c.rx, ignored)), std::nullopt);
    c.tx.close();
    EXPECT_EQ(try_select(on_recv(c.rx, ignored)), 0u);
}

TYPED_TEST(Select, MayListOneChannelTwice) {
    auto c = TypeParam::template open<int, 1>();
    constexpr int messages = 200;
    std::thread sender([tx = std::move(c.tx)] {
        for (int i = 0; i < messages; ++i) ASSERT_TRUE(tx.send(i));
    });
    int expected = 0;
    bool open = true;
    const auto take = [&](auto got) {
        if (!(open = got.has_value())) return;
        EXPECT_EQ(*got, expected++);
    };
    while (open) select(on_recv(c.rx, take), on_recv(c.rx, take));
    EXPECT_EQ(expected, messages);
    sender.join();
}

TYPED_TEST(Select, ATaskDoesNotMeetItself) {
    // A buffer takes its message; without a buffer nobody but another task can.
    auto c = TypeParam::template open<int, 1>();
    bool sent = false, received = false;
    const auto which = select(on_send(c.tx, 1, [&](auto done) { sent = done.has_value(); }),
                              on_recv(c.rx, [&](auto got) { received = got.has_value(); }), on_timeout(1ms, [] {}));
    EXPECT_FALSE(received);
    constexpr bool buffered = !std::is_same_v<TypeParam, over_rendezvous>;
    EXPECT_EQ(which, buffered ? 0u : 2u);
    EXPECT_EQ(sent, which == 0);
}

TYPED_TEST(Select, LosesNothingUnderTimeOuts) {
    auto c = TypeParam::template open<int, 2>();
    constexpr int messages = 1'000;
    std::thread sender([&, tx = std::move(c.tx)] {
        for (int i = 0; i < messages;)
            select(on_send(tx, i, [&](auto done) { i += done.has_value(); }), on_timeout(30us, [] {}));
    });
    int expected = 0;
    bool open = true;
    const auto take = [&](auto got) {
        if (!(open = got.has_value())) return;
        EXPECT_EQ(*got, expected++);
    };
    while (open) select(on_recv(c.rx, take), on_timeout(30us, [] {}));
    EXPECT_EQ(expected, messages);
    sender.join();
}

TYPED_TEST(Select, BothWaysAtOnce) {
    // Each task sends its own and receives the other's, in whichever order it comes.
    auto there = TypeParam::template open<int, 1>();
    auto back = TypeParam::template open<int, 1>();
    constexpr int messages = 2'000;
    const auto exchange = [](const auto& tx, const auto& rx) {
        int sent = 0, received = 0;
        while (sent < messages || received < messages) {
            const auto take = [&](auto got) { EXPECT_EQ(got, received++); };
            const auto gone = [&](auto done) { sent += done.has_value(); };
            if (sent == messages)
                select(on_recv(rx, take));
            else if (received == messages)
                select(on_send(tx, sent, gone));
            else
                select(on_recv(rx, take), on_send(tx, sent, gone));
        }
    };
    std::thread other([&] { exchange(back.tx, there.rx); });
    exchange(there.tx, back.rx);
    other.join();
}

TYPED_TEST(Select, GivesEachReadyBranchAShare) {
    auto one = TypeParam::template open<int, 1>();
    auto two = TypeParam::template open<int, 1>();
    one.tx.close();
    two.tx.close();
    std::array<int, 2> hits{};
    for (int i = 0; i < 10'000; ++i) ++hits.at(select(on_recv(one.rx, ignored), on_recv(two.rx, ignored)));
    EXPECT_GT(hits[0], 2'500);
    EXPECT_GT(hits[1], 2'500);
}

TYPED_TEST(Select, NestsInItsOwnHandler) {
    auto outer = TypeParam::template open<int, 1>();
    auto inner = TypeParam::template open<int, 1>();
    std::thread sender([&] { ASSERT_TRUE(outer.tx.send(1) && inner.tx.send(2)); });
    int sum = 0;
    select(on_recv(outer.rx, [&](auto first) {
        select(on_recv(inner.rx, [&](auto second) { sum = first.value() * 10 + second.value(); }));
    }));
    EXPECT_EQ(sum, 12);
    sender.join();
}

TEST(SelectOverManyKinds, FourTasksAndFourChannels) {
    // Every kind in one select; each message arrives once.
    auto [a_tx, a_rx] = pawl::bounded<int>(1);
    auto [b_tx, b_rx] = pawl::bounded_mpsc<int>(2);
    auto [c_tx, c_rx] = pawl::unbounded<int>(1);
    auto [d_tx, d_rx] = pawl::rendezvous<int>();
    constexpr int each = 1'000;
    const auto feed = [](auto tx, int base) {
        return std::thread([tx = std::move(tx), base] {
            for (int i = 0; i < each; ++i) ASSERT_TRUE(tx.send(base + i));
        });
    };
    std::array threads{feed(std::move(a_tx), 0), feed(std::move(b_tx), each), feed(std::move(c_tx), 2 * each),
                       feed(std::move(d_tx), 3 * each)};
    std::vector<int> times(4 * each);
    int received = 0;
    const auto take = [&](auto got) {
        if (!got) return;  // closed: its sender has gone
        ++times[static_cast<std::size_t>(*got)];
        ++received;
    };
    while (received < 4 * each)
        select(on_recv(a_rx, take), on_recv(b_rx, take), on_recv(c_rx, take), on_recv(d_rx, take));
    for (int count : times) ASSERT_EQ(count, 1);
    for (auto& t : threads) t.join();
}

TEST(SelectOverManyKinds, TimersAndSilenceAreBranchesToo) {
    auto silence = pawl::never<int>();
    auto soon = pawl::after(1ms);
    EXPECT_EQ(select(on_recv(silence, ignored), on_recv(soon, [](auto at) { EXPECT_TRUE(at); })), 1u);
    auto beats = pawl::tick(1ms);
    int count = 0;
    while (count < 3) select(on_recv(silence, ignored), on_recv(beats, [&](auto beat) { count += beat.has_value(); }));
    EXPECT_EQ(try_select(on_recv(silence, ignored)), std::nullopt);
}

TEST(SelectInThreadLocals, ADestructorMayUseAChannel) {
    static auto ends = pawl::bounded<int>(1);
    struct at_exit {
        ~at_exit() {
            select(on_send(ends.first, 9), on_timeout(0ms, [] {}));
        }
    };
    std::thread([] {
        thread_local at_exit last;
        (void)&last;
    }).join();
    EXPECT_EQ(ends.second.try_recv(), 9);
}

}  // namespace
}  // namespace conformance
