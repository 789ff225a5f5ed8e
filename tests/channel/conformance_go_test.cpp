// Programs that Go's tests run over its channels, over ours.
#include "flavours.hpp"

#include <atomic>
#include <list>
#include <thread>
#include <vector>

namespace conformance {
namespace {

using pawl::errc, pawl::on_recv, pawl::on_send, pawl::select, pawl::try_select;
constexpr auto ignored = [](auto) {};

template <class Flavour>
struct Go : testing::Test {};
TYPED_TEST_SUITE(Go, every_one);

TYPED_TEST(Go, SieveOfPrimes) {
    using channel = decltype(TypeParam::template open<int, 1>());
    std::list<channel> channels;
    std::vector<std::thread> filters;
    const auto open = [&]() -> channel& { return channels.emplace_back(TypeParam::template open<int, 1>()); };
    channel* numbers = &open();
    filters.emplace_back([numbers] {
        for (int i = 2; numbers->tx.send(i); ++i) {
        }
    });
    std::vector<int> primes;
    while (primes.size() < 12) {
        const int prime = numbers->rx.recv().value();
        primes.push_back(prime);
        channel* const next = &open();
        filters.emplace_back([from = numbers, to = next, prime] {
            while (auto i = from->rx.recv())
                if (*i % prime != 0 && !to->tx.send(*i)) break;
            from->rx.close();
        });
        numbers = next;
    }
    numbers->rx.close();
    for (auto& f : filters) f.join();
    EXPECT_EQ(primes, (std::vector{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}));
}

TYPED_TEST(Go, AChainOfTasksHandsOneMessageOn) {
    using channel = decltype(TypeParam::template open<int, 1>());
    std::list<channel> links;
    links.push_back(TypeParam::template open<int, 1>());
    std::vector<std::thread> tasks;
    for (int i = 0; i < 50; ++i) {
        channel* const from = &links.back();
        channel* const to = &links.emplace_back(TypeParam::template open<int, 1>());
        tasks.emplace_back([from, to] { EXPECT_TRUE(to->tx.send(from->rx.recv().value() + 1)); });
    }
    EXPECT_TRUE(links.front().tx.send(0));
    EXPECT_EQ(links.back().rx.recv(), 50);
    for (auto& t : tasks) t.join();
}

TYPED_TEST(Go, ClosingRacesWithWhoOnlyTries) {
    for (int round = 0; round < 500; ++round) {
        auto c = TypeParam::template open<int, 1>();
        auto done = TypeParam::template open<int, 1>();
        std::thread closer([&] {
            c.tx.close();
            done.tx.close();
        });
        EXPECT_EQ(done.rx.recv().error(), errc::closed);
        // close() came before: a try must see it.
        EXPECT_EQ(try_select(on_recv(c.rx, ignored)), 0u);
        EXPECT_EQ(c.rx.try_recv().error(), errc::closed);
        closer.join();
    }
}

TYPED_TEST(Go, TwoSelectsFaceEachOther) {
    auto one = TypeParam::template open<int, 1>();
    auto two = TypeParam::template open<int, 1>();
    std::atomic<int> sent = 0, received = 0;
    constexpr int rounds = 1'000;
    std::thread sender([&] {
        for (int i = 0; i < rounds; ++i)
            select(on_send(one.tx, i, [&](auto r) { sent += r.has_value(); }),
                   on_send(two.tx, i, [&](auto r) { sent += r.has_value(); }));
    });
    for (int i = 0; i < rounds; ++i)
        select(on_recv(one.rx, [&](auto r) { received += r.has_value(); }),
               on_recv(two.rx, [&](auto r) { received += r.has_value(); }));
    sender.join();
    EXPECT_EQ(sent, rounds);
    EXPECT_EQ(received, rounds);
}

TYPED_TEST(Go, ASenderMakesArbitraryChoices) {
    auto c = TypeParam::template open<int, 1>();
    constexpr int bits = 400;
    std::thread sender([&] {
        for (int i = 0; i < bits; ++i) select(on_send(c.tx, 0), on_send(c.tx, 1));
    });
    int ones = 0;
    for (int i = 0; i < bits; ++i) ones += c.rx.recv().value();
    sender.join();
    EXPECT_GT(ones, bits / 4);
    EXPECT_LT(ones, bits * 3 / 4);
}

TEST(Go, ADirectionIsAType) {
    auto [tx, rx] = pawl::bounded<int>(1);
    const auto receives = [](const auto& end) {
        return requires { end.recv(); };
    };
    const auto sends = [](const auto& end) {
        return requires { end.send(1); };
    };
    EXPECT_TRUE(sends(tx) && receives(rx));
    EXPECT_FALSE(sends(rx) || receives(tx));
}

}  // namespace
}  // namespace conformance
