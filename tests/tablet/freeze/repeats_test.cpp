#include "apps/tablet/freeze/repeats.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace {

using tablet::longest_repeat;

std::vector<float> rising(std::size_t count) {
    std::vector<float> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(static_cast<float>(i + 1));
    return all;
}

TEST(Repeats, AreTheLongestRowOfEqualSegments) {
    std::vector<float> all = rising(6);
    for (int time = 0; time < 2; ++time) all.insert(all.end(), {7, 8});
    for (int time = 0; time < 5; ++time) all.insert(all.end(), {9, 9.5F});
    all.push_back(1);
    const auto found = longest_repeat(all, 2);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->from, 10u);
    EXPECT_EQ(found->length, 2u);
    EXPECT_EQ(found->times, 5u);
}

TEST(Repeats, AreNotWhatChanges) { EXPECT_FALSE(longest_repeat(rising(100), 4)); }

TEST(Repeats, AreNotSilence) {
    std::vector<float> all(64, 0);
    EXPECT_FALSE(longest_repeat(all, 8));
    all.back() = 1;
    EXPECT_FALSE(longest_repeat(all, 8));
}

TEST(Repeats, OfNothingOrOfNoSegmentAreNone) {
    EXPECT_FALSE(longest_repeat({}, 8));
    EXPECT_FALSE(longest_repeat(rising(3), 8));
    EXPECT_FALSE(longest_repeat(rising(3), 0));
}

}  // namespace
