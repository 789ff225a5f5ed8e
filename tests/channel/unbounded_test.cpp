#include <pawl/channel/unbounded.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace {

// How many allocations are still granted, and how many were made.
thread_local long granted = std::numeric_limits<long>::max();
thread_local long made = 0;

void* allocate(std::size_t bytes, std::align_val_t alignment) noexcept {
    if (granted-- <= 0) return nullptr;
    ++made;
    const auto to = static_cast<std::size_t>(alignment);
    return std::aligned_alloc(to, (bytes + to - 1) / to * to);
}

}  // namespace

void* operator new(std::size_t bytes, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(bytes, alignment);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    if (void* const p = allocate(bytes, alignment)) return p;
    throw std::bad_alloc{};
}
void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }

namespace {

using namespace std::chrono_literals;
using pawl::errc;

/// Counts how many of it exist; made from a number.
struct counted {
    static inline std::atomic<int> alive{0};
    explicit counted(int n) noexcept : number{n} { ++alive; }
    counted(counted&& other) noexcept : number{std::exchange(other.number, -1)} { ++alive; }
    counted& operator=(counted&& other) noexcept {
        number = std::exchange(other.number, -1);
        return *this;
    }
    ~counted() { --alive; }
    int number;
};

TEST(Unbounded, GivesMessagesInTheOrderInWhichTheyWerePut) {
    auto [tx, rx] = pawl::unbounded<int>(2);
    for (int i = 0; i < 1000; ++i) ASSERT_TRUE(tx.send(i));
    EXPECT_EQ(rx.size(), 1000u);
    for (int i = 0; i < 1000; ++i) ASSERT_EQ(rx.try_recv(), i);
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
}

TEST(Unbounded, TrySendTakesTheReserveAndNoMore) {
    for (std::size_t reserve : {0u, 1u, 2u, 15u, 16u, 17u, 100u}) {
        auto [tx, rx] = pawl::unbounded<std::string>(reserve);
        for (std::size_t i = 0; i < reserve; ++i) ASSERT_TRUE(tx.try_send("message")) << i << " of " << reserve;
        auto refused = tx.try_send("one too many");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().why, errc::full);
        EXPECT_EQ(refused.error().value, "one too many");
        EXPECT_EQ(tx.size(), reserve);
    }
}

TEST(Unbounded, TrySendTakesTheRoomThatAMessageHasLeft) {
    auto [tx, rx] = pawl::unbounded<int>(1);
    for (int i = 0; i < 1000; ++i) {
        ASSERT_TRUE(tx.try_send(i));
        ASSERT_EQ(tx.try_send(i).error().why, errc::full);
        ASSERT_EQ(rx.try_recv(), i);
    }
}

TEST(Unbounded, TrySendTakesTheRoomThatASendHasMade) {
    auto [tx, rx] = pawl::unbounded<int>(0);
    ASSERT_EQ(tx.try_send(1).error().why, errc::full);
    ASSERT_TRUE(tx.send(1));
    EXPECT_TRUE(tx.try_send(2));
    EXPECT_EQ(rx.recv(), 1);
    EXPECT_EQ(rx.recv(), 2);
}

TEST(Unbounded, AllocatesNothingWithinItsReserve) {
    auto [tx, rx] = pawl::unbounded<std::unique_ptr<int>>(10);
    const long before = made;
    for (int round = 0; round < 100; ++round) {
        for (int i = 0; i < 10; ++i) ASSERT_TRUE(tx.send(nullptr));
        for (int i = 0; i < 10; ++i) ASSERT_TRUE(rx.recv());
    }
    EXPECT_EQ(made, before);
}

TEST(Unbounded, AllocatesOnlyInSendAndSeldom) {
    auto [tx, rx] = pawl::unbounded<int>(1);
    const long before = made;
    for (int i = 0; i < 100'000; ++i) ASSERT_TRUE(tx.send(i));
    EXPECT_LT(made - before, 20);
    const long grown = made;
    for (int i = 0; i < 100'000; ++i) ASSERT_EQ(rx.recv(), i);
    for (int i = 0; i < 100'000; ++i) ASSERT_TRUE(tx.try_send(i));
    EXPECT_EQ(made, grown);
}

TEST(Unbounded, GivesTheMessageBackWhenThereIsNoMemory) {
    auto [tx, rx] = pawl::unbounded<std::unique_ptr<int>>(1);
    ASSERT_TRUE(tx.send(std::make_unique<int>(1)));
    granted = 0;
    auto refused = tx.send(std::make_unique<int>(2));
    granted = std::numeric_limits<long>::max();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::no_memory);
    EXPECT_EQ(*refused.error().value, 2);
    EXPECT_TRUE(tx.send(std::move(refused.error().value)));
    EXPECT_EQ(**rx.recv(), 1);
    EXPECT_EQ(**rx.recv(), 2);
}

TEST(Unbounded, ThrowsWhereItsReserveCannotBeHad) {
    granted = 0;
    EXPECT_THROW((void)pawl::unbounded<int>(1), std::bad_alloc);
    granted = std::numeric_limits<long>::max();
    EXPECT_THROW((void)pawl::unbounded<int>(std::size_t{1} << 29), std::invalid_argument);
}

// clang refuses to compile it, and RealtimeSanitizer to run it, where a call may block or allocate.
template <class T>
bool there_and_back(const pawl::unbounded_sender<T>& tx, const pawl::unbounded_receiver<T>& rx,
                    T message) noexcept PAWL_NONBLOCKING {
    return tx.try_send(message).has_value() && rx.try_recv().has_value() && rx.try_recv().error() == pawl::errc::empty;
}

TEST(Unbounded, TryCallsKeepTheRealTimePromise) {
    struct large {
        long values[5];
    };
    auto [tx, rx] = pawl::unbounded<int>(1);
    auto [large_tx, large_rx] = pawl::unbounded<large>(1);
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(there_and_back(tx, rx, i));
        EXPECT_TRUE(there_and_back(large_tx, large_rx, large{}));
    }
}

TEST(Unbounded, SendNeverWaits) {
    auto [tx, rx] = pawl::unbounded<int>(0);
    EXPECT_TRUE(tx.send_for(1, 0s));
    EXPECT_TRUE(tx.send_until(2, std::chrono::steady_clock::time_point{}));
    EXPECT_EQ(rx.size(), 2u);
}

TEST(Unbounded, RecvForGivesUpWithTimeout) {
    auto [tx, rx] = pawl::unbounded<int>(4);
    EXPECT_EQ(rx.recv_for(1ms).error(), errc::timeout);
    EXPECT_EQ(rx.recv_until(std::chrono::system_clock::now() - 1s).error(), errc::timeout);
    ASSERT_TRUE(tx.try_send(1));
    EXPECT_EQ(rx.recv_for(-1s), 1);
}

TEST(Unbounded, LetsReceiversDrainAfterTheLastSenderHasGone) {
    auto [tx, rx] = pawl::unbounded<std::string>(1);
    {
        auto last = std::move(tx);
        for (int i = 0; i < 100; ++i) ASSERT_TRUE(last.send(std::to_string(i)));
    }
    EXPECT_TRUE(rx.is_closed());
    int next = 0;
    for (const std::string& message : rx) EXPECT_EQ(message, std::to_string(next++));
    EXPECT_EQ(next, 100);
    EXPECT_EQ(rx.recv().error(), errc::closed);
}

TEST(Unbounded, RefusesSendsAfterTheLastReceiverHasGone) {
    auto [tx, rx] = pawl::unbounded<counted>(1);
    { auto gone = std::move(rx); }
    auto refused = tx.send(counted{7});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::closed);
    EXPECT_EQ(refused.error().value.number, 7);
}

TEST(Unbounded, OpensAgain) {
    auto [tx, rx] = pawl::unbounded<int>(4);
    ASSERT_TRUE(tx.send(1));
    ASSERT_TRUE(tx.close());
    EXPECT_FALSE(tx.close());
    EXPECT_EQ(tx.try_send(2).error().why, errc::closed);
    auto again = rx.sender();
    EXPECT_TRUE(tx.send(3));
    EXPECT_TRUE(again.send(4));
    EXPECT_EQ(rx.recv(), 1);
    EXPECT_EQ(rx.recv(), 3);
    EXPECT_EQ(rx.recv(), 4);
    EXPECT_EQ(rx.try_recv().error(), errc::empty);
}

TEST(Unbounded, DestroysWhatNobodyTook) {
    {
        auto [tx, rx] = pawl::unbounded<counted>(1);
        for (int i = 0; i < 50; ++i) ASSERT_TRUE(tx.send(counted{i}));
        for (int i = 0; i < 20; ++i) ASSERT_EQ(rx.recv()->number, i);
        EXPECT_EQ(counted::alive, 30);
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(Unbounded, WakesASleepingReceiver) {
    auto [tx, rx] = pawl::unbounded<int>(0);
    std::thread receiver{[rx = std::move(rx)] {
        EXPECT_EQ(rx.recv(), 5);
        EXPECT_EQ(rx.recv().error(), errc::closed);
    }};
    EXPECT_TRUE(tx.send(5));
    { auto gone = std::move(tx); }
    receiver.join();
}

TEST(Unbounded, GivesEveryMessageToOneOfManyReceiversInTheOrderOfItsSender) {
    auto [tx, rx] = pawl::unbounded<std::string>(5);
    constexpr int each = 20'000, senders = 3;
    std::vector<std::thread> threads;
    std::atomic<long> sum{0};
    for (int s = 0; s < senders; ++s)
        threads.emplace_back([tx, s] {
            for (int i = 1; i <= each; ++i) ASSERT_TRUE(tx.send(std::to_string(s) + std::to_string(i)));
        });
    for (int r = 0; r < 2; ++r)
        threads.emplace_back([rx, &sum] {
            int last[senders] = {};
            for (const std::string& message : rx) {
                const int sender = message[0] - '0', number = std::atoi(message.c_str() + 1);
                ASSERT_LT(last[sender], number);
                last[sender] = number;
                sum += number;
            }
        });
    { auto gone = std::move(tx); }
    { auto gone = std::move(rx); }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(sum, long{senders} * each * (each + 1) / 2);
}

TEST(Unbounded, LosesNothingWhileItIsClosed) {
    for (int round = 0; round < 40; ++round) {
        auto [tx, rx] = pawl::unbounded<counted>(1);
        std::atomic<int> accepted{0};
        std::vector<std::thread> threads;
        for (int s = 0; s < 2; ++s)
            threads.emplace_back([tx, &accepted] {
                while (tx.send(counted{1})) ++accepted;
            });
        threads.emplace_back([rx] {
            while (rx.size() < 20) std::this_thread::yield();
            EXPECT_TRUE(rx.close());
        });
        for (auto& thread : threads) thread.join();
        int received = 0;
        while (rx.recv()) ++received;
        ASSERT_EQ(received, accepted);
    }
    EXPECT_EQ(counted::alive, 0);
}

}  // namespace
