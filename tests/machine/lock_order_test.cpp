#include "check/machine/lock_order.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pawl::check::machine {
namespace {

class LockOrder : public testing::Test {
protected:
    LockOrder() {
        reset_execution_memory();
        circles.clear();
        for (std::uint64_t i = 0; i < 8; ++i) {
            locks_[i].address = 0x1000 * (i + 1);
            locks_[i].what = object_class::mutex;
        }
        tasks_[0].ancestry = 1;
        for (std::uint32_t i = 1; i < 4; ++i) create(0, i);
    }

    void create(std::uint32_t parent, std::uint32_t child) {
        tasks_[child] = {};
        tasks_[child].id = child;
        tasks_[child].ancestry = child + 1;
        tasks_[child].life.parent = parent;
        tasks_[child].life.born = tasks_[parent].life.now++;
    }
    void join(std::uint32_t who, std::uint32_t ended) {
        life_line& life = tasks_[ended].life;
        life.joined_by = who;
        life.joined = tasks_[who].life.now;
        life.gone = true;
    }

    void lock(std::uint32_t who, int name) {
        task* all[] = {&tasks_[0], &tasks_[1], &tasks_[2], &tasks_[3]};
        order_.note(tasks_[who], lives_before(tasks_[who], all, 4), locks_[name].address, 0x100u + who,
                    [](const lock_circle& c) { circles.push_back(c.length); });
        hold(tasks_[who], name);
    }
    void hold(task& holder, int name) { holder.holds[holder.held_count++] = {&locks_[name], 0x200, 1, 0}; }
    void unlock_all(std::uint32_t task) { tasks_[task].held_count = 0; }
    void lock_in_order(std::uint32_t task, std::initializer_list<int> names) {
        for (const int name : names) lock(task, name);
        unlock_all(task);
    }

    static inline std::vector<int> circles;

private:
    task tasks_[4]{};
    sync_object locks_[8]{};
    lock_order order_;
};

TEST_F(LockOrder, BothOrdersByTwoTasksAreACircle) {
    lock_in_order(1, {0, 1});
    EXPECT_TRUE(circles.empty());
    lock_in_order(2, {1, 0});
    EXPECT_EQ(circles, std::vector<int>{2});
}

TEST_F(LockOrder, BothOrdersByOneTaskAreNone) {
    lock_in_order(1, {0, 1});
    lock_in_order(1, {1, 0});
    EXPECT_TRUE(circles.empty());
}

TEST_F(LockOrder, AGateThatBothHoldKeepsThemApart) {
    lock_in_order(1, {7, 0, 1});
    lock_in_order(2, {7, 1, 0});
    EXPECT_TRUE(circles.empty());
}

TEST_F(LockOrder, AGateThatOneHoldsDoesNot) {
    lock_in_order(1, {7, 0, 1});
    lock_in_order(2, {1, 0});
    EXPECT_EQ(circles, std::vector<int>{2});
}

TEST_F(LockOrder, TheGateOfAnotherTimeDoesNotEither) {
    lock_in_order(1, {7, 0, 1});
    lock_in_order(1, {0, 1});
    lock_in_order(2, {7, 1, 0});
    EXPECT_EQ(circles, std::vector<int>{2});
}

TEST_F(LockOrder, WhatEndedBeforeTheOtherBeganIsNone) {
    lock_in_order(1, {0, 1});
    join(0, 1);
    create(0, 2);  // as if it had not been created before
    lock_in_order(2, {1, 0});
    EXPECT_TRUE(circles.empty());
}

TEST_F(LockOrder, WhatTheCreatorDidBeforeItCreatedIsNone) {
    lock_in_order(0, {0, 1});
    create(0, 2);
    lock_in_order(2, {1, 0});
    EXPECT_TRUE(circles.empty());
}

TEST_F(LockOrder, WhatTheCreatorDoesAfterwardsIsOne) {
    create(0, 2);
    lock_in_order(0, {0, 1});
    lock_in_order(2, {1, 0});
    EXPECT_EQ(circles, std::vector<int>{2});
}

TEST_F(LockOrder, ThreeTasksMakeACircleOfThree) {
    lock_in_order(1, {0, 1});
    lock_in_order(2, {1, 2});
    lock_in_order(3, {2, 0});
    EXPECT_EQ(circles, std::vector<int>{3});
}

TEST_F(LockOrder, ACircleOfThreeByTwoTasksIsNone) {
    lock_in_order(1, {0, 1});
    lock_in_order(2, {1, 2});
    lock_in_order(1, {2, 0});
    EXPECT_TRUE(circles.empty());
}

TEST_F(LockOrder, OneOrderEverywhereIsNone) {
    for (std::uint32_t task = 1; task < 4; ++task) lock_in_order(task, {0, 1, 2, 3});
    EXPECT_TRUE(circles.empty());
}

}  // namespace
}  // namespace pawl::check::machine
