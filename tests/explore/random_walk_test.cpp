#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <vector>

#include "check/explore/strategy.hpp"

namespace pawl::check::explore {
namespace {

std::unique_ptr<candidates> alternatives(std::uint16_t count) {
    auto open = std::make_unique<candidates>();
    for (std::uint16_t i = 0; i < count; ++i) open->add({i, wire::choice_kind::task, 0});
    return open;
}

std::vector<std::size_t> walk(std::uint64_t seed, int execution) {
    random_walk how;
    how.begin(seed);
    for (int i = 1; i < execution; ++i) how.advance();
    const auto open = alternatives(5);
    std::vector<std::size_t> taken;
    for (std::size_t depth = 0; depth < 50; ++depth) taken.push_back(how.pick(depth, *open, 0));
    return taken;
}

TEST(RandomWalk, IsTheSameForTheSameSeed) { EXPECT_EQ(walk(7, 3), walk(7, 3)); }

TEST(RandomWalk, DiffersFromSeedToSeedAndFromExecutionToExecution) {
    EXPECT_NE(walk(7, 1), walk(8, 1));
    EXPECT_NE(walk(7, 1), walk(7, 2));
}

TEST(RandomWalk, TakesEachAlternativeEquallyOften) {
    random_walk how;
    how.begin(1);
    const auto open = alternatives(4);
    std::array<int, 4> taken{};
    for (std::size_t depth = 0; depth < 40'000; ++depth) ++taken[how.pick(depth, *open, 0)];
    for (int count : taken) EXPECT_NEAR(count, 10'000, 500);  // five standard deviations; the seed is fixed
}

TEST(Replay, TakesTheGivenChoicesWhereverTheyStand) {
    const std::array<wire::choice, 2> schedule{{{3, wire::choice_kind::task, 0}, {1, wire::choice_kind::expiry, 0}}};
    replay how;
    how.begin(schedule.data(), schedule.size());
    EXPECT_EQ(how.pick(0, *alternatives(5), 0), 3u);
    auto open = alternatives(2);
    open->add({1, wire::choice_kind::expiry, 0});
    EXPECT_EQ(how.pick(1, *open, 0), 2u);
}

TEST(Replay, SaysWhenAChoiceIsNotOnOffer) {
    const std::array<wire::choice, 1> schedule{{{9, wire::choice_kind::task, 0}}};
    replay how;
    how.begin(schedule.data(), schedule.size());
    EXPECT_EQ(how.pick(0, *alternatives(5), 0), candidates::most);
}

TEST(Replay, BeyondItsEndInterruptsNobody) {
    replay how;
    how.begin(nullptr, 0);
    EXPECT_EQ(how.pick(0, *alternatives(5), 0), 0u);
}

}  // namespace
}  // namespace pawl::check::explore
