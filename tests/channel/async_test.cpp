#include <pawl/channel/bounded.hpp>
#include <pawl/channel/oneshot.hpp>
#include <pawl/channel/rendezvous.hpp>
#include <pawl/task.hpp>

#include <gtest/gtest.h>

#include "own_tasks.hpp"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using own::eager;
using own::held;
using own::lazy;
using own::when_all;

template <class Rx, class Into>
eager receive(Rx rx, Into& into) {
    into = co_await rx.async_recv();
}

template <class Rx, class Into>
held receive_held(Rx& rx, Into& into) {
    into = co_await rx.async_recv();
}

using received = std::expected<int, pawl::errc>;
const received nothing_yet = std::unexpected(pawl::errc::empty);

TEST(Async, GivesWhatRecvWouldGive) {
    auto [tx, rx] = pawl::bounded<int>(2);
    ASSERT_TRUE(tx.send(1));
    EXPECT_EQ(pawl::block_on(rx.async_recv()), 1);
    ASSERT_TRUE(tx.send(2));
    tx.close();
    EXPECT_EQ(pawl::block_on(rx.async_recv()), 2);
    EXPECT_EQ(pawl::block_on(rx.async_recv()).error(), pawl::errc::closed);
    auto gone = std::move(rx);
    EXPECT_EQ(pawl::block_on(rx.async_recv()).error(), pawl::errc::moved_from);
}

TEST(Async, GivesWhatSendWouldGive) {
    auto [tx, rx] = pawl::bounded<std::unique_ptr<int>>(1);
    ASSERT_TRUE(pawl::block_on(tx.async_send(std::make_unique<int>(1))));
    EXPECT_EQ(**rx.try_recv(), 1);
    rx.close();
    auto refused = pawl::block_on(tx.async_send(std::make_unique<int>(2)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::closed);
    EXPECT_EQ(*refused.error().value, 2);
}

TEST(Async, SleepsUntilAnotherThreadSends) {
    auto [tx, rx] = pawl::bounded<std::string>(1);
    std::thread sender([&tx = tx] {
        for (int i = 0; i < 1000; ++i) ASSERT_TRUE(tx.send(std::to_string(i)));
    });
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(pawl::block_on(rx.async_recv()), std::to_string(i));
    sender.join();
}

TEST(Async, BlocksInPlaceWhereNoLoopRuns) {
    auto [tx, rx] = pawl::bounded<int>(1);
    received got = nothing_yet;
    std::thread other([&, &rx = rx] { receive(rx, got); });
    ASSERT_TRUE(tx.send(5));
    other.join();
    EXPECT_EQ(got, 5);
}

lazy<int> doubled(const auto& rx) {
    auto message = co_await rx.async_recv();
    co_return *message * 2;
}
lazy<int> sum_of_doubled(const auto& rx, int count) {
    int sum = 0;
    for (int i = 0; i < count; ++i) sum += co_await doubled(rx);
    co_return sum;
}

TEST(Async, WorksInLazyCoroutinesThatAwaitEachOther) {
    auto [tx, rx] = pawl::bounded<int>(4);
    std::thread sender([&tx = tx] {
        for (int i = 0; i < 20'000; ++i) ASSERT_TRUE(tx.send(1));
    });
    EXPECT_EQ(pawl::block_on(sum_of_doubled(rx, 20'000)), 40'000);
    sender.join();
}

eager produce(auto tx, int count) {
    for (int i = 0; i < count; ++i) {
        const auto sent = co_await tx.async_send(i);
        EXPECT_TRUE(sent);
    }
}
lazy<long> consume(auto rx) {
    long sum = 0;
    while (auto message = co_await rx.async_recv()) sum += *message;
    co_return sum;
}
lazy<long> eager_beside_lazy() {
    auto [tx, rx] = pawl::bounded<int>(1);
    produce(std::move(tx), 1000);
    co_return co_await consume(std::move(rx));
}

TEST(Async, RunsWhatWasStartedInsideWhileTheMainOneWaits) { EXPECT_EQ(pawl::block_on(eager_beside_lazy()), 499'500); }

using int_sender = pawl::bounded_sender<int>;
using int_receiver = pawl::bounded_receiver<int>;

lazy<int> ping(int_sender to, int_receiver from, int rounds) {
    int last = 0;
    for (int i = 0; i < rounds; ++i) {
        auto sent = co_await to.async_send(last + 1);
        EXPECT_TRUE(sent);
        auto back = co_await from.async_recv();
        last = *back;
    }
    co_return last;
}
eager pong(int_receiver from, int_sender to) {
    while (auto message = co_await from.async_recv()) {
        auto sent = co_await to.async_send(*message + 1);
        EXPECT_TRUE(sent);
    }
}
lazy<int> a_thousand() {
    std::vector<lazy<int>> all;
    for (int i = 0; i < 500; ++i) {
        auto [there, from_there] = pawl::bounded<int>(1);
        auto [back, from_back] = pawl::bounded<int>(1);
        pong(std::move(from_there), std::move(back));
        all.push_back(ping(std::move(there), std::move(from_back), 10));
    }
    int sum = 0;
    for (int last : co_await when_all<int>{std::move(all)}) sum += last;
    co_return sum;
}

TEST(Async, LetsAThousandCoroutinesPlayPingPong) { EXPECT_EQ(pawl::block_on(a_thousand()), 500 * 20); }

TEST(Async, WaitsForMoreChannelsThanThePortWatchesAtOnce) {
    constexpr int many = 400;
    std::vector<int_sender> senders;
    std::vector<lazy<int>> all;
    for (int i = 0; i < many; ++i) {
        auto [tx, rx] = pawl::bounded<int>(1);
        senders.push_back(std::move(tx));
        all.push_back([](int_receiver from) -> lazy<int> {
            auto message = co_await from.async_recv();
            co_return *message;
        }(std::move(rx)));
    }
    // The last first: those are the ones that do not fit.
    std::thread other([&] {
        for (int i = many; i-- > 0;) ASSERT_TRUE(senders[static_cast<std::size_t>(i)].send(i));
    });
    const std::vector<int> got = pawl::block_on(when_all<int>{std::move(all)});
    other.join();
    for (int i = 0; i < many; ++i) EXPECT_EQ(got[static_cast<std::size_t>(i)], i);
}

lazy<int> destroy_the_first_of_two() {
    auto [tx, rx] = pawl::bounded<int>(1);
    received first = nothing_yet, second = nothing_yet;
    held one = receive_held(rx, first);
    held other = receive_held(rx, second);
    const auto sent = tx.try_send(7);  // tells one of them, before the loop comes round
    EXPECT_TRUE(sent);
    one.destroy();
    auto [never, wait] = pawl::bounded<int>(1);
    while (!other.done()) {
        auto pause = co_await wait.async_recv_for(1ms);
        EXPECT_EQ(pause.error(), pawl::errc::timeout);
    }
    EXPECT_EQ(first, nothing_yet);
    co_return *second;
}

TEST(Async, GivesTheMessageOfADestroyedCoroutineToTheNext) { EXPECT_EQ(pawl::block_on(destroy_the_first_of_two()), 7); }

TEST(Async, LosesNothingWhenTheOnlyReceiverIsDestroyed) {
    auto [tx, rx] = pawl::bounded<std::string>(1);
    std::expected<std::string, pawl::errc> got = std::unexpected(pawl::errc::empty);
    pawl::block_on([](auto& from, auto& to, auto& into) -> lazy<int> {
        held waits = receive_held(from, into);
        const auto sent = to.try_send("kept, and longer than what fits into a string itself");
        EXPECT_TRUE(sent);
        co_return 0;
    }(rx, tx, got));
    EXPECT_FALSE(got);
    EXPECT_EQ(rx.try_recv(), "kept, and longer than what fits into a string itself");
}

TEST(Async, CancelsAReceive) {
    auto [tx, rx] = pawl::bounded<int>(1);
    const auto why = pawl::block_on([](auto& from) -> lazy<pawl::errc> {
        auto wait = from.async_recv();
        received got = nothing_yet;
        held one = [](auto& on, received& into) -> held { into = co_await on; }(wait, got);
        EXPECT_FALSE(one.done());
        wait.cancel();
        while (!one.done()) {
            auto pause = co_await from.async_recv_for(1ms);
            EXPECT_FALSE(pause);
        }
        co_return got.error();
    }(rx));
    EXPECT_EQ(why, pawl::errc::cancelled);
}

TEST(Async, CancelsASendAndGivesTheMessageBack) {
    auto [tx, rx] = pawl::bounded<std::unique_ptr<int>>(1);
    auto wait = tx.async_send(std::make_unique<int>(3));
    wait.cancel();
    auto refused = pawl::block_on(std::move(wait));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, pawl::errc::cancelled);
    EXPECT_EQ(*refused.error().value, 3);
    EXPECT_FALSE(rx.try_recv());
}

TEST(Async, MovesUntilItIsAwaited) {
    auto [tx, rx] = pawl::bounded<std::string>(1);
    std::vector<decltype(tx.async_send(""))> waits;
    waits.push_back(tx.async_send("a message that is longer than a short one"));
    auto wait = std::move(waits.front());
    ASSERT_TRUE(pawl::block_on(wait));
    EXPECT_EQ(pawl::block_on(rx.async_recv()), "a message that is longer than a short one");
}

TEST(Async, EndsAtItsDeadline) {
    auto [tx, rx] = pawl::bounded<int>(1);
    EXPECT_EQ(pawl::block_on(rx.async_recv_for(1ms)).error(), pawl::errc::timeout);
    EXPECT_EQ(pawl::block_on(rx.async_recv_for(-1h)).error(), pawl::errc::timeout);
    ASSERT_TRUE(pawl::block_on(tx.async_send_for(1, 0s)));
    EXPECT_EQ(pawl::block_on(tx.async_send_until(2, std::chrono::system_clock::now())).error().value, 2);
    EXPECT_EQ(pawl::block_on(rx.async_recv_until(std::chrono::steady_clock::time_point::min())), 1);
}

TEST(Async, WaitsForTheEarliestOfManyDeadlines) {
    auto [tx, rx] = pawl::bounded<int>(1);
    std::vector<lazy<int>> all;
    for (int i = 0; i < 50; ++i)
        all.push_back([](auto from, int n) -> lazy<int> {
            const auto limit = std::chrono::steady_clock::now() + std::chrono::microseconds{100 * (50 - n)};
            auto message = co_await from.async_recv_until(limit);
            EXPECT_EQ(message.error(), pawl::errc::timeout);
            EXPECT_GE(std::chrono::steady_clock::now(), limit);
            co_return n;
        }(rx, i));
    EXPECT_EQ(pawl::block_on(when_all<int>{std::move(all)}).size(), 50u);
}

TEST(Async, MayBeNested) {
    auto [tx, rx] = pawl::bounded<int>(1);
    const int sum = pawl::block_on([](auto to, auto from) -> lazy<int> {
        produce(std::move(to), 10);
        int in_all = 0;
        for (int i = 0; i < 5; ++i) {
            auto message = co_await from.async_recv();
            in_all += *message;
            in_all += *pawl::block_on(from.async_recv());
        }
        co_return in_all;
    }(std::move(tx), std::move(rx)));
    EXPECT_EQ(sum, 45);
}

TEST(Async, GoesOnInTheNextCallWithWhatWasLeftWaiting) {
    auto [tx, rx] = pawl::bounded<int>(1);
    received got = nothing_yet;
    pawl::block_on([](auto from, received& into) -> lazy<int> {
        receive(std::move(from), into);
        co_return 0;
    }(rx, got));
    EXPECT_EQ(got, nothing_yet);
    ASSERT_TRUE(tx.send(4));
    auto [never, wait] = pawl::bounded<int>(1);
    while (got == nothing_yet) EXPECT_FALSE(pawl::block_on(wait.async_recv_for(1ms)));
    EXPECT_EQ(got, 4);
}

held chatters(auto tx, auto rx, const bool& stop) {
    // Never has to wait: each message is there.
    while (!stop) {
        auto sent = co_await tx.async_send(1);
        auto got = co_await rx.async_recv();
        EXPECT_TRUE(sent && got);
    }
}

TEST(Async, LetsNobodyRunForEver) {
    bool stop = false;
    auto [tx, rx] = pawl::bounded<int>(1);
    auto [never, wait] = pawl::bounded<int>(1);
    pawl::block_on([](auto to, auto from, auto other, bool& end) -> lazy<int> {
        const held one = chatters(std::move(to), std::move(from), end);
        auto pause = co_await other.async_recv_for(1ms);
        EXPECT_FALSE(pause);
        end = true;
        co_return 0;
    }(tx, rx, wait, stop));
}

TEST(Async, MixesThreadsAndCoroutinesOnOneChannel) {
    auto [tx, rx] = pawl::bounded<int>(3);
    constexpr int each = 5'000;
    std::atomic<long> sum{0};
    const auto run_coroutines = [&sum](int_sender to, int_receiver from) {
        pawl::block_on([](auto s, auto r, std::atomic<long>& in_all) -> lazy<int> {
            std::vector<lazy<long>> receivers;
            for (int i = 0; i < 3; ++i) receivers.push_back(consume(r));
            for (int i = 0; i < 3; ++i) produce(s, each);
            { auto gone = std::move(s); }
            { auto gone = std::move(r); }
            for (long part : co_await when_all<long>{std::move(receivers)}) in_all += part;
            co_return 0;
        }(std::move(to), std::move(from), sum));
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i) threads.emplace_back(run_coroutines, tx, rx);
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back([tx] {
            for (int n = 0; n < each; ++n) ASSERT_TRUE(tx.send(n));
        });
        threads.emplace_back([rx, &sum] {
            for (int message : rx) sum += message;
        });
    }
    { auto gone = std::move(tx); }
    { auto gone = std::move(rx); }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(sum, 8L * each * (each - 1) / 2);
}

TEST(Async, MeetsAtARendezvous) {
    auto [tx, rx] = pawl::rendezvous<int>();
    const long sum = pawl::block_on([](auto to, auto from) -> lazy<long> {
        produce(std::move(to), 100);
        co_return co_await consume(std::move(from));
    }(std::move(tx), std::move(rx)));
    EXPECT_EQ(sum, 4950);
}

// What a coroutine had on offer goes with it, and is not kept by the table: its destructor runs once.
TEST(Async, TakesItsOfferWithIt) {
    struct request {
        pawl::oneshot_sender<int> answer;
    };
    auto [tx, rx] = pawl::rendezvous<request>();
    auto [answer, reply] = pawl::oneshot<int>();
    pawl::block_on([](auto& to, pawl::oneshot_sender<int> a) -> lazy<int> {
        const auto ask = [](auto& sender, pawl::oneshot_sender<int> inner) -> held {
            request message{std::move(inner)};
            auto sent = co_await sender.async_send(std::move(message));
            static_cast<void>(sent);
        };
        held asking = ask(to, std::move(a));
        asking.destroy();
        co_return 0;
    }(tx, std::move(answer)));
    EXPECT_EQ(std::move(reply).recv().error(), pawl::errc::closed);
    EXPECT_EQ(rx.try_recv().error(), pawl::errc::empty);
}

// What was given to a coroutine that is destroyed before it can go on is there for the next receiver, even if the channel
// was closed meanwhile; and goes with the channel where nobody comes.
TEST(Async, LeavesBehindWhatWasGivenToIt) {
    for (const bool closed : {false, true}) {
        for (const bool fetched : {false, true}) {
            auto [tx, rx] = pawl::rendezvous<std::shared_ptr<int>>();
            auto message = std::make_shared<int>(7);
            pawl::block_on([](auto& to, auto& from, auto given) -> lazy<int> {
                std::expected<std::shared_ptr<int>, pawl::errc> into = std::unexpected(pawl::errc::empty);
                held one = receive_held(from, into);
                EXPECT_TRUE(to.try_send(std::move(given)));
                one.destroy();
                co_return 0;
            }(tx, rx, message));
            if (closed) tx.close();
            if (fetched) {
                EXPECT_EQ(rx.try_recv().value(), message);
                EXPECT_FALSE(rx.try_recv());
            }
            tx = {};
            rx = {};
            EXPECT_EQ(message.use_count(), 1);
        }
    }
}

}  // namespace
