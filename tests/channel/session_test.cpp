#include <pawl/channel/session.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace {

using namespace std::chrono_literals;
using pawl::errc;
using pawl::protocol::again;
using pawl::protocol::choose;
using pawl::protocol::end;
using pawl::protocol::loop;
using pawl::protocol::offer;
using pawl::protocol::recv;
using pawl::protocol::send;

using question = send<int, recv<std::string, end>>;

static_assert(std::is_same_v<pawl::protocol::dual<question>, recv<int, send<std::string, end>>>);
static_assert(std::is_same_v<pawl::protocol::dual<pawl::protocol::dual<loop<choose<send<int, again>, end>>>>,
                             loop<choose<send<int, again>, end>>>);
static_assert(std::is_same_v<pawl::protocol::first_step<loop<send<int, again>>>, send<int, loop<send<int, again>>>>);

// What does not compile: the wrong step, the wrong message, a step that does not consume, a copy.
template <class E>
concept sends_a_number = requires(E e) {
    std::move(e).send(1);
};
template <class E>
concept sends_a_text = requires(E e) {
    std::move(e).send(std::string{});
};
template <class E>
concept sends_in_place = requires(E e) {
    e.send(1);
};
template <class E>
concept receives = requires(E e) {
    std::move(e).recv();
};
template <class E>
concept receives_in_place = requires(E e) {
    e.recv();
};
using asking = pawl::session<question>::client_type;
using answering = pawl::session<question>::server_type;
static_assert(sends_a_number<asking> && !receives<asking> && !sends_a_text<asking> && !sends_in_place<asking>);
static_assert(receives<answering> && !sends_a_number<answering> && !sends_a_text<answering> &&
              !receives_in_place<answering>);
static_assert(!receives<pawl::endpoint_of<end>> && !sends_a_number<pawl::endpoint_of<end>>);
static_assert(!std::is_copy_constructible_v<asking> && std::is_nothrow_move_constructible_v<asking>);

struct counted {
    static inline std::atomic<int> alive{0};
    explicit counted(int n) noexcept : number{n} { ++alive; }
    counted(counted&& other) noexcept : number{std::exchange(other.number, -1)} { ++alive; }
    ~counted() { --alive; }
    int number;
};

TEST(Session, IsAConversationInTheOrderOfItsProtocol) {
    auto [client, server] = pawl::session<question>::open();
    std::thread peer{[server = std::move(server)]() mutable {
        auto [number, then] = std::move(server).recv().value();
        EXPECT_TRUE(std::move(then).send(std::to_string(number)));
    }};
    auto waiting = std::move(client).send(42).value();
    auto [text, over] = std::move(waiting).recv().value();
    EXPECT_EQ(text, "42");
    peer.join();
}

TEST(Session, OpensAsAValueToo) {
    auto [client, server] = pawl::session<send<int, end>>();
    EXPECT_TRUE(std::move(client).try_send(1));
    EXPECT_EQ(std::move(server).try_recv()->message, 1);
}

TEST(Session, RefusesAConsumedEndpointAndGivesTheMessageBack) {
    auto [client, server] = pawl::session<send<std::unique_ptr<int>, end>>::open();
    auto over = std::move(client).send(std::make_unique<int>(1));
    ASSERT_TRUE(over);
    EXPECT_FALSE(client);
    auto refused = std::move(client).send(std::make_unique<int>(2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::moved_from);
    EXPECT_EQ(*refused.error().value, 2);
    auto got = std::move(server).recv();
    ASSERT_TRUE(got);
    EXPECT_EQ(*got->message, 1);
    EXPECT_EQ(std::move(server).recv().error(), errc::moved_from);
}

TEST(Session, EndsWhenTheReceiverGoesAndGivesTheMessageBack) {
    auto [client, server] = pawl::session<send<counted, end>>::open();
    { auto gone = std::move(server); }
    EXPECT_TRUE(client.is_closed());
    auto refused = std::move(client).send(counted{5});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::closed);
    EXPECT_EQ(refused.error().value.number, 5);
}

TEST(Session, EndsForAReceiverThatSleepsWhenTheSenderGoes) {
    auto [client, server] = pawl::session<send<int, end>>::open();
    std::thread receiver{
        [server = std::move(server)]() mutable { EXPECT_EQ(std::move(server).recv().error(), errc::closed); }};
    { auto gone = std::move(client); }
    receiver.join();
}

TEST(Session, KeepsAMessageWhoseSenderHasGone) {
    auto [client, server] = pawl::session<send<counted, end>>::open();
    { auto over = std::move(client).send(counted{6}).value(); }
    EXPECT_EQ(std::move(server).recv()->message.number, 6);
    EXPECT_EQ(counted::alive, 0);
}

TEST(Session, DestroysAMessageThatNobodyReceived) {
    {
        auto [client, server] = pawl::session<send<counted, end>>::open();
        auto over = std::move(client).send(counted{6}).value();
        EXPECT_EQ(counted::alive, 1);
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(Session, KeepsTheEndpointWhereAStepWasNotMade) {
    auto [client, server] = pawl::session<send<int, send<int, end>>>::open();
    EXPECT_EQ(std::move(server).try_recv().error(), errc::empty);
    EXPECT_EQ(std::move(server).recv_for(1ms).error(), errc::timeout);
    auto second = std::move(client).send(1).value();
    EXPECT_EQ(std::move(second).try_send(2).error().why, errc::full);
    EXPECT_EQ(std::move(second).send_for(2, 1ms).error().why, errc::timeout);
    auto [one, rest] = std::move(server).recv().value();
    EXPECT_TRUE(std::move(second).try_send(2));
    auto [two, over] = std::move(rest).recv().value();
    EXPECT_EQ(one, 1);
    EXPECT_EQ(two, 2);
}

TEST(Session, PassesOnAnEndpointAsAMessage) {
    using inner = pawl::session<send<int, end>>;
    auto [client, server] = pawl::session<send<inner::server_type, end>>::open();
    auto [inner_client, inner_server] = inner::open();
    ASSERT_TRUE(std::move(client).send(std::move(inner_server)));
    ASSERT_TRUE(std::move(inner_client).send(7));
    auto [there, over] = std::move(server).recv().value();
    EXPECT_EQ(std::move(there).recv()->message, 7);
}

// Adds numbers until it is asked for the sum.
using sum = loop<choose<send<long, again>, recv<long, end>>>;

void serve(pawl::session<sum>::server_type server) {
    long total = 0;
    for (bool over = false; !over;) {
        auto branch = std::move(server).offer();
        if (!branch) return;
        if (auto* add = std::get_if<0>(&*branch)) {
            auto got = std::move(*add).recv();
            if (!got) return;
            total += got->message;
            server = std::move(got->next);
        } else {
            EXPECT_TRUE(std::move(std::get<1>(*branch)).send(total));
            over = true;
        }
    }
}

TEST(Session, ChoosesAndGoesRound) {
    auto [client, server] = pawl::session<sum>::open();
    std::thread serving{[server = std::move(server)]() mutable { serve(std::move(server)); }};
    for (long i = 1; i <= 1000; ++i) client = std::move(client).choose<0>().value().send(i).value();
    EXPECT_EQ(std::move(client).choose<1>().value().recv().value().message, 500'500);
    serving.join();
}

TEST(Session, EndsWhenTheChooserGoes) {
    auto [client, server] = pawl::session<sum>::open();
    std::thread serving{[server = std::move(server)]() mutable { serve(std::move(server)); }};
    {
        auto gone = std::move(client).choose<0>();
        EXPECT_TRUE(gone);
    }
    serving.join();
}

TEST(Session, LosesNothingWhileASideGoes) {
    for (int round = 0; round < 500; ++round) {
        auto [client, server] = pawl::session<send<counted, end>>::open();
        std::thread receiver{[round, server = std::move(server)]() mutable {
            if (round % 2 == 0) (void)std::move(server).try_recv();
        }};
        auto sent = std::move(client).send(counted{round});
        if (!sent) {
            ASSERT_EQ(sent.error().value.number, round);
        }
        receiver.join();
    }
    EXPECT_EQ(counted::alive, 0);
}

}  // namespace
