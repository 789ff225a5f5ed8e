#include <pawl/channel/latest.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

namespace {

using namespace std::chrono_literals;
using pawl::errc;

// Counts those that are alive, and says who destroyed the last one.
struct counted {
    static inline std::atomic<int> alive = 0;
    explicit counted(int n = 0) : number{n} { ++alive; }
    counted(counted&& other) noexcept : number{other.number} { ++alive; }
    counted& operator=(counted&&) = delete;
    ~counted() { --alive; }
    int number;
};

TEST(Latest, GivesTheNewestValueOnce) {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    EXPECT_EQ(reader.try_recv().error(), errc::empty);
    for (int i = 1; i <= 3; ++i) ASSERT_TRUE(writer.write(i));
    EXPECT_EQ(reader.size(), 1U);
    EXPECT_EQ(reader.try_recv(), 3);
    EXPECT_EQ(reader.try_recv().error(), errc::empty);
    for (int i = 4; i < 50; ++i) {
        ASSERT_TRUE(writer.try_send(i));
        if (i % 3 == 0) {
            EXPECT_EQ(reader.try_recv(), i);
        }
    }
    EXPECT_EQ(reader.recv(), 49);
    EXPECT_EQ(reader.capacity(), 1U);
}

TEST(Latest, LetsTheReaderLookAtTheNewestValueAgainAndAgain) {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    EXPECT_EQ(reader.read(), nullptr);
    ASSERT_TRUE(writer.write(1));
    ASSERT_NE(reader.read(), nullptr);
    const int* const seen = reader.read();
    EXPECT_EQ(*seen, 1);
    for (int i = 2; i < 9; ++i) ASSERT_TRUE(writer.write(i));
    EXPECT_EQ(*seen, 1) << "what was looked at stays until the next look";
    EXPECT_EQ(*reader.read(), 8);
    EXPECT_EQ(reader.try_recv().error(), errc::empty) << "it was seen";
    ASSERT_TRUE(writer.write(9));
    EXPECT_EQ(reader.try_recv(), 9);
    EXPECT_EQ(reader.read(), nullptr) << "it was taken away";
}

TEST(Latest, DestroysEachValueOnceAndAReplacedOneAtOnce) {
    {
        pawl::latest<counted> cell;
        auto [writer, reader] = cell.split();
        for (int i = 0; i < 5; ++i) {
            ASSERT_TRUE(writer.write(counted{i}));
            EXPECT_EQ(counted::alive, 1) << "the writer destroys what it replaces";
        }
        EXPECT_EQ(reader.read()->number, 4);
        ASSERT_TRUE(writer.write(counted{5}));
        EXPECT_EQ(counted::alive, 2);
        EXPECT_EQ(reader.try_recv()->number, 5);
        EXPECT_EQ(counted::alive, 0);
        ASSERT_TRUE(writer.write(counted{6}));
        EXPECT_NE(reader.read(), nullptr);
        ASSERT_TRUE(writer.write(counted{7}));
    }
    EXPECT_EQ(counted::alive, 0);
}

TEST(Latest, CarriesValuesThatOnlyMove) {
    pawl::latest<std::unique_ptr<int>> cell;
    auto [writer, reader] = cell.split();
    ASSERT_TRUE(writer.write(std::make_unique<int>(1)));
    ASSERT_TRUE(writer.write(std::make_unique<int>(2)));
    EXPECT_EQ(**reader.read(), 2);
    ASSERT_TRUE(writer.send(std::make_unique<int>(3)));
    EXPECT_EQ(**reader.try_recv(), 3);
}

TEST(Latest, GivesTheLastValueAfterTheWriterHasGone) {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    {
        auto last = std::move(writer);
        ASSERT_TRUE(last.write(1));
    }
    EXPECT_EQ(reader.recv(), 1);
    EXPECT_EQ(reader.recv().error(), errc::closed);
    EXPECT_EQ(writer.write(2).error().why, errc::moved_from);
    auto again = reader.sender();
    ASSERT_TRUE(again.write(3));
    EXPECT_EQ(reader.try_recv(), 3);
}

TEST(Latest, ReturnsTheValueWhenTheReaderHasGone) {
    pawl::latest<std::unique_ptr<int>> cell;
    auto [writer, reader] = cell.split();
    ASSERT_TRUE(writer.write(std::make_unique<int>(1)));
    {
        auto gone = std::move(reader);
        EXPECT_NE(gone.read(), nullptr);
    }
    auto refused = writer.write(std::make_unique<int>(2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::closed);
    EXPECT_EQ(*refused.error().value, 2);
    auto again = writer.receiver();
    EXPECT_EQ(**again.read(), 1);
}

TEST(Latest, EndsAWaitAtItsDeadline) {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    EXPECT_EQ(reader.recv_for(1ms).error(), errc::timeout);
    ASSERT_TRUE(writer.write(1));
    EXPECT_EQ(reader.recv_until(std::chrono::steady_clock::now()), 1);
}

TEST(Latest, RefusesToBeSplitAgainWhileAHalfLives) {
    pawl::latest<int> cell;
    {
        auto [writer, reader] = cell.split();
        auto [second_writer, second_reader] = cell.split();
        EXPECT_EQ(second_writer.write(1).error().why, errc::too_many);
        EXPECT_EQ(second_reader.try_recv().error(), errc::too_many);
        EXPECT_EQ(second_reader.read(), nullptr);
        ASSERT_TRUE(writer.write(2));
    }
    auto [writer, reader] = cell.split();
    EXPECT_EQ(reader.try_recv(), 2);
    ASSERT_TRUE(writer.write(3));
    EXPECT_EQ(reader.try_recv(), 3);
}

TEST(Latest, PutsValuesWhereTheirTypeWantsThem) {
    struct alignas(16) wide {
        int number;
    };
    pawl::latest<wide> cell;
    auto [writer, reader] = cell.split();
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(writer.write(wide{i}));
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(reader.read()) % 16, 0U);
        EXPECT_EQ(reader.read()->number, i);
    }
}

TEST(Latest, NeverTearsAValueAndNeverGoesBack) {
    struct pair {
        long a, b;
    };
    pawl::latest<pair> cell;
    auto [writer, reader] = cell.split();
    std::jthread writing{[writer = std::move(writer)] {
        for (long i = 1; i <= 20'000; ++i) ASSERT_TRUE(writer.write(pair{i, -i}));
    }};
    long last = 0;
    for (const pair& each : reader) {
        ASSERT_EQ(each.a, -each.b);
        ASSERT_GT(each.a, last);
        last = each.a;
    }
    EXPECT_EQ(last, 20'000) << "the last value comes although its writer closed right after";
}

TEST(LatestDeathTest, SaysSoWhenItIsDestroyedWhileAHalfLives) {
    auto cell = std::make_unique<pawl::latest<int>>();
    auto halves = cell->split();
    EXPECT_DEATH(cell.reset(), "destroyed while halves of it are alive");
    halves = {};
}

// clang reads this attribute, and refuses what may block (-Wfunction-effects); RealtimeSanitizer watches it run.
int calls_of_both_ends(const pawl::latest_writer<int>& writer,
                       const pawl::latest_reader<int>& reader) noexcept PAWL_NONBLOCKING {
    int sum = 0;
    if (writer.write(1)) sum += *reader.read();
    if (writer.try_send(2)) sum += reader.try_recv().value_or(0);
    return sum;
}

TEST(Latest, IsUsedByFunctionsThatPromiseNotToBlock) {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    EXPECT_EQ(calls_of_both_ends(writer, reader), 3);
}

}  // namespace
