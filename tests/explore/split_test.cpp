#include "check/explore/split.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "tests/explore/made_up_tasks.hpp"

namespace pawl::check::explore {
namespace {

using path = made_up_tasks::path;
using state = std::unique_ptr<wire::search_state>;

struct found {
    std::set<path> paths;
    std::size_t executions = 0;
};

/// Up to `most` executions; true while something is left.
bool explore(wire::search_state& search, bool resume, int bound, std::size_t most, found& into) {
    depth_first how;
    how.begin(search, bound, resume);
    made_up_tasks program(3, 3);
    bool more = true;
    for (std::size_t i = 0; i < most && more; ++i) {
        into.paths.insert(program.run(how));
        ++into.executions;
        more = how.advance();
    }
    return more;
}

// After every few executions the search is split, and the half that was given away explored to its end by another.
found explore_in_parts(int bound, std::size_t between) {
    auto mine = std::make_unique<wire::search_state>();
    found all;
    bool more = explore(*mine, false, bound, between, all);
    while (more) {
        auto other = std::make_unique<wire::search_state>();
        if (split(*mine, *other)) explore(*other, true, bound, 1'000'000, all);
        more = explore(*mine, true, bound, between, all);
    }
    return all;
}

TEST(Split, LosesNothingAndRunsNothingTwice) {
    for (const std::size_t between : {1u, 2u, 7u, 100u}) {
        const found all = explore_in_parts(-1, between);
        EXPECT_EQ(all.executions, 1680u) << between;  // 9! / (3! 3! 3!)
        EXPECT_EQ(all.paths.size(), 1680u) << between;
    }
}

TEST(Split, KeepsToTheBound) {
    auto whole = std::make_unique<wire::search_state>();
    found alone;
    explore(*whole, false, 1, 1'000'000, alone);
    const found parts = explore_in_parts(1, 3);
    EXPECT_EQ(parts.paths, alone.paths);
    EXPECT_EQ(parts.executions, alone.executions);
}

TEST(Split, GivesTheLaterHalfAway) {
    auto mine = std::make_unique<wire::search_state>();
    found first;
    ASSERT_TRUE(explore(*mine, false, -1, 5, first));
    auto other = std::make_unique<wire::search_state>();
    ASSERT_TRUE(split(*mine, *other));
    found kept, given;
    explore(*mine, true, -1, 1'000'000, kept);
    explore(*other, true, -1, 1'000'000, given);
    EXPECT_LT(*kept.paths.rbegin(), *given.paths.begin());
}

TEST(Split, HasNothingToGiveAwayOnTheLastPath) {
    auto mine = std::make_unique<wire::search_state>();
    auto other = std::make_unique<wire::search_state>();
    EXPECT_FALSE(split(*mine, *other));  // not begun
    found all;
    ASSERT_TRUE(explore(*mine, false, -1, 1679, all));
    EXPECT_FALSE(split(*mine, *other));
    EXPECT_FALSE(explore(*mine, true, -1, 1, all));
}

}  // namespace
}  // namespace pawl::check::explore
