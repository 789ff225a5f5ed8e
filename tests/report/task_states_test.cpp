#include "check/report/task_states.hpp"

#include <gtest/gtest.h>

#include "story.hpp"

namespace pawl::check::report {
namespace {

using how = task_standing::how;
using wire::operation_kind;

task_standing standing(story& one, std::size_t index, int task) {
    for (const task_standing& each : task_states(one.told()).after(index))
        if (each.task == task) return each;
    ADD_FAILURE() << "task " << task << " does not exist yet";
    return {};
}

TEST(TaskStates, KnowWhoHoldsAndWhoWaitsForWhom) {
    auto one = crossed_locks();
    EXPECT_EQ(standing(one, 1, 2).state, how::not_begun);
    const task_standing first = standing(one, 3, 1);
    EXPECT_EQ(first.state, how::waits);
    EXPECT_EQ(first.waits_for, 0x2000u);
    EXPECT_EQ(first.waits_for_task, 2);
    ASSERT_EQ(first.holds.size(), 1u);
    EXPECT_EQ(first.holds[0].object, 0x1000u);
    EXPECT_EQ(first.holds[0].since_step, 3u);
}

TEST(TaskStates, SeeAWaitInWhatATaskDoesNext) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::mutex_lock, 0x10);
    one.add(2, operation_kind::load, 0x20);
    one.add(1, operation_kind::mutex_unlock, 0x10);
    one.add(2, operation_kind::mutex_lock, 0x10);
    EXPECT_EQ(standing(one, 1, 2).state, how::waits);
    EXPECT_EQ(standing(one, 1, 2).waits_for_task, 1);
    EXPECT_EQ(standing(one, 2, 2).state, how::could_go_on);
    EXPECT_TRUE(standing(one, 2, 1).holds.empty());
}

TEST(TaskStates, GiveTheMutexUpInAConditionsWaitUntilItWakes) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::mutex_lock, 0x10);
    one.add(1, operation_kind::condition_wait, 0x50);
    one.add(2, operation_kind::mutex_lock, 0x10);
    one.add(2, operation_kind::condition_signal, 0x50);
    one.add(2, operation_kind::mutex_unlock, 0x10);
    one.add(1, operation_kind::condition_wake, 0x10);
    EXPECT_EQ(standing(one, 1, 1).waits_for, 0x50u);
    EXPECT_TRUE(standing(one, 1, 1).holds.empty());
    // Woken, and the mutex is not free yet.
    EXPECT_EQ(standing(one, 3, 1).waits_in, operation_kind::condition_wake);
    EXPECT_EQ(standing(one, 3, 1).waits_for_task, 2);
    EXPECT_EQ(standing(one, 4, 1).state, how::could_go_on);
    EXPECT_EQ(standing(one, 5, 1).holds.size(), 1u);
}

TEST(TaskStates, ShareALockAmongReadersAndKeepARecursiveOne) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::reader_lock, 0x10);
    one.add(1, operation_kind::mutex_lock, 0x20);
    one.add(1, operation_kind::mutex_lock, 0x20);
    one.add(1, operation_kind::mutex_unlock, 0x20);
    one.add(2, operation_kind::reader_lock, 0x10);
    one.add(2, operation_kind::writer_lock, 0x10);
    EXPECT_EQ(standing(one, 3, 1).holds.size(), 2u);
    EXPECT_EQ(standing(one, 4, 2).state, how::waits) << "a writer waits for the other reader";
}

TEST(TaskStates, LetASemaphoreAtZeroBeWaitedFor) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::semaphore_wait, 0x10).value_after = 0;
    one.add(2, operation_kind::load, 0x20);
    one.add(1, operation_kind::semaphore_post, 0x10).value_after = 1;
    one.add(2, operation_kind::semaphore_wait, 0x10);
    EXPECT_EQ(standing(one, 1, 2).state, how::waits);
    EXPECT_EQ(standing(one, 2, 2).state, how::could_go_on);
}

}  // namespace
}  // namespace pawl::check::report
