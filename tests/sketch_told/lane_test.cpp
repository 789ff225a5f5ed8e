#include "sketch/told/lane.hpp"

#include <gmock/gmock.h>

namespace pawl::sketch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Lane, KeepsChangesAndNothingElse) {
    lane one;
    EXPECT_TRUE(one.empty());
    one.set(0, 1);
    one.set(10, 1);
    one.set(20, 2);
    EXPECT_THAT(one.changes(), ElementsAre(change{0, 1}, change{20, 2}));
    EXPECT_EQ(one.resolution_ns(), 0);
}

TEST(Lane, KeepsTheLastOfTwoValuesAtTheSameTime) {
    lane one;
    one.set(0, 1);
    one.set(10, 2);
    one.set(10, 3);
    EXPECT_THAT(one.changes(), ElementsAre(change{0, 1}, change{10, 3}));
}

TEST(Lane, HasNoChangeWhereAValueIsTakenBackAtOnce) {
    lane one;
    one.set(0, 1);
    one.set(10, 2);
    one.set(10, 1);
    EXPECT_THAT(one.changes(), ElementsAre(change{0, 1}));
}

TEST(Lane, NeverGoesBackInTime) {
    lane one;
    one.set(10, 1);
    one.set(5, 2);
    one.set(20, 3);
    EXPECT_THAT(one.changes(), ElementsAre(change{10, 2}, change{20, 3}));
}

TEST(Lane, PutsChangesTogetherWhereThereAreTooMany) {
    lane one(8);
    for (int i = 0; i < 9; ++i) one.set(i * 10, i % 2);  // 81 ns in 2 stretches
    EXPECT_EQ(one.resolution_ns(), 41);
    // 0 to 40: four changes stand for one, the last of them stays.
    EXPECT_THAT(one.changes(), ElementsAre(change{0, 0, 4}, change{40, 0}, change{50, 1, 3}, change{80, 0}));
}

TEST(Lane, ShowsWhatLastedLongestForThoseThatWerePutTogether) {
    lane one(4);
    for (const auto& [at, value] : {std::pair{0, 1}, {5, 2}, {6, 3}, {90, 1}, {99, 2}}) one.set(at, value);
    EXPECT_THAT(one.changes(), ElementsAre(change{0, 3, 4}, change{99, 2}));
}

TEST(Lane, KnowsTheSharesOfThoseThatWerePutTogether) {
    lane one(4);
    for (const auto& [at, value] : {std::pair{0, 1}, {5, 2}, {6, 3}, {90, 1}, {99, 2}}) one.set(at, value);
    EXPECT_THAT(one.crowds(), ElementsAre(Pair(0, ElementsAre(Pair(3, 84), Pair(1, 14), Pair(2, 1)))));
}

TEST(Lane, LosesNoTimeHoweverOftenItIsPutTogether) {
    lane one(100);
    constexpr int all = 30'000;
    for (int i = 0; i < all; ++i) one.set(i * 1'000, i % 3 == 0);  // a third of the time
    std::int64_t busy = 0, span = 0;
    for (std::size_t i = 0; i + 1 < one.changes().size(); ++i) {
        const change& c = one.changes()[i];
        span += one.changes()[i + 1].at_ns - c.at_ns;
        const auto crowd = one.crowds().find(c.at_ns);
        if (crowd == one.crowds().end())
            busy += c.value == 1 ? one.changes()[i + 1].at_ns - c.at_ns : 0;
        else
            for (const auto& [value, time] : crowd->second) busy += value == 1 ? time : 0;
    }
    EXPECT_NEAR(static_cast<double>(busy) / static_cast<double>(span), 1.0 / 3, 0.001);
}

TEST(Lane, LosesNoChangeFromTheCount) {
    lane one(100);
    constexpr int all = 10'000;
    for (int i = 0; i < all; ++i) one.set(i * 1'000, i % 3);
    std::uint32_t changes = 0;
    std::int64_t before = -1;
    for (const change& c : one.changes()) {
        EXPECT_GT(c.at_ns, before);
        before = c.at_ns;
        changes += c.changes;
    }
    EXPECT_EQ(changes, static_cast<std::uint32_t>(all));
    EXPECT_LE(one.changes().size(), 100u);
    EXPECT_EQ(one.changes().back(), (change{(all - 1) * 1'000, (all - 1) % 3}));
}

TEST(Lane, KeepsQuietTimesExactBesideACrowd) {
    lane one(100);
    one.set(0, 7);
    one.set(1'000'000'000, 8);
    for (int i = 0; i < 200; ++i) one.set(2'000'000'000 + i, i % 2);
    EXPECT_EQ(one.changes()[0], (change{0, 7}));
    EXPECT_EQ(one.changes()[1], (change{1'000'000'000, 8}));
}

}  // namespace
}  // namespace pawl::sketch
