#include "check/explore/tolerant_replay.hpp"

#include <gtest/gtest.h>

#include "tests/explore/made_up_tasks.hpp"

namespace pawl::check::explore {
namespace {

using path = made_up_tasks::path;

path replayed(const std::vector<wire::choice>& schedule, int tasks = 2, int each = 3) {
    tolerant_replay how;
    how.begin(schedule.data(), schedule.size());
    return made_up_tasks(tasks, each).run(how);
}

wire::choice step(std::uint16_t task) { return {task, wire::choice_kind::task, 0}; }

TEST(TolerantReplay, FollowsAScheduleThatFits) {
    EXPECT_EQ(replayed({step(0), step(1), step(0), step(1), step(1), step(0)}), (path{0, 1, 0, 1, 1, 0}));
}

TEST(TolerantReplay, LeavesOutWhatIsNotPossible) {
    // Task 7 is none, and task 0 has only three steps.
    EXPECT_EQ(replayed({step(7), step(0), step(0), step(0), step(0), step(1)}), (path{0, 0, 0, 1, 1, 1}));
}

TEST(TolerantReplay, GoesOnWithoutInterruptingAnybodyBeyondTheEnd) {
    EXPECT_EQ(replayed({step(0), step(1)}), (path{0, 1, 1, 1, 0, 0}));
}

TEST(TolerantReplay, TakesChosenDataFromASequenceOfItsOwn) {
    const std::vector<wire::choice> schedule{
        step(0), {2, wire::choice_kind::data, 0}, step(1), {9, wire::choice_kind::data, 0}};
    tolerant_replay how;
    how.begin(schedule.data(), schedule.size());
    const auto open = std::make_unique<candidates>();
    for (std::uint16_t i = 0; i < 3; ++i) open->add({i, wire::choice_kind::data, 0});
    EXPECT_EQ(how.pick(0, *open, 0), 2u);
    EXPECT_EQ(how.pick(1, *open, 0), 0u);  // nine is not among three
    EXPECT_EQ(how.pick(2, *open, 0), 0u);  // nothing is left
}

}  // namespace
}  // namespace pawl::check::explore
