#include "check/supervise/machines.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace pawl::check::supervise {
namespace {

TEST(Machines, SupposeNoOrderForASingleTask) { EXPECT_TRUE(supposed_orders(1).empty()); }

TEST(Machines, SupposeEveryPermutationUpToFourTasks) {
    EXPECT_EQ(supposed_orders(2).size(), 2u);
    EXPECT_EQ(supposed_orders(3).size(), 6u);
    const auto orders = supposed_orders(4);
    std::set<std::vector<int>> different;
    for (const auto& machine : orders) different.insert({machine.rank, machine.rank + 4});
    EXPECT_EQ(different.size(), 24u);
}

TEST(Machines, SupposeAboveFourTasksEachPairApart) {
    const auto orders = supposed_orders(5);
    EXPECT_EQ(orders.size(), 20u);
    for (const auto& machine : orders) {
        EXPECT_EQ(std::count(machine.rank, machine.rank + 5, 2), 1);
        EXPECT_EQ(std::count(machine.rank, machine.rank + 5, 0), 1);
        EXPECT_EQ(machine.rank_of_others, 1);
    }
}

TEST(Machines, RankNoMoreTasksThanThereIsRoomFor) {
    for (const auto& machine : supposed_orders(1000)) EXPECT_LE(machine.ranked_tasks, wire::max_ranked_tasks);
}

}  // namespace
}  // namespace pawl::check::supervise
