#include "analysis/stack/deepest.hpp"

#include <gtest/gtest.h>

namespace pawl::analysis {
namespace {

TEST(Deepest, CountsTheCallerUpToItsCall) {
    // 0 calls 1 at 8 of its 100, and 2 at 40.
    const down_graph graph{{100, {{1, 8, 1}, {2, 40, 2}}}, {50, {}}, {64, {}}};
    const auto found = deepest(graph);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->bytes, 104);
    ASSERT_EQ(found->steps.size(), 2u);
    EXPECT_EQ(found->steps[0].bytes, 40);
    EXPECT_EQ(found->steps[1].node, 2u);
}

TEST(Deepest, IsItsOwnFrameWhereNobodyGoesDeeper) { EXPECT_EQ(deepest({{100, {{1, 8, 1}}}, {50, {}}})->bytes, 100); }

TEST(Deepest, NamesEachCallOfARecursion) {
    const down_graph graph{{8, {{1, 8, 10}}}, {8, {{2, 8, 20}}}, {8, {{3, 0, 30}, {1, 8, 31}}}, {4, {}}};
    const auto found = deepest(graph);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().size(), 2u);
}

TEST(Deepest, AllowsCirclesThatPutNothingOnTheStack) {
    // Two coroutines hand over to one another; one of them calls something from a depth.
    const down_graph graph{{16, {{1, 0, 1}}}, {24, {{0, 0, 2}, {2, 24, 3}}}, {100, {}}};
    const auto found = deepest(graph);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->bytes, 124);
    EXPECT_EQ(found->steps.back().node, 2u);
}

TEST(Deepest, LooksAtWhatIsReachedAlone) {
    EXPECT_EQ(deepest({{4, {}}, {8, {{1, 8, 1}}}})->bytes, 4);  // 1 calls itself, and nobody calls it
}

}  // namespace
}  // namespace pawl::analysis
