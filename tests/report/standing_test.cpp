#include "check/report/standing.hpp"

#include <gtest/gtest.h>

#include "check/report/picture.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

const stay& at(const picture& drawn, int task, std::size_t step) {
    return stay_at(drawn.stays[static_cast<std::size_t>(task)], step);
}

TEST(Standing, NamesTheHolderThatATaskWaitsFor) {
    auto one = crossed_locks();
    const picture drawn(scene_of(one.told()));
    EXPECT_EQ(at(drawn, 1, 3).how, stand::waits);
    EXPECT_EQ(at(drawn, 1, 3).peer, 2);
    EXPECT_EQ(at(drawn, 1, 3).object, 0x2000u);
    EXPECT_EQ(at(drawn, 2, 3).how, stand::waits);
    EXPECT_EQ(at(drawn, 2, 3).peer, 1);
    // Before the second lock is taken the first task could have gone on.
    EXPECT_EQ(at(drawn, 2, 2).how, stand::ready);
    EXPECT_EQ(at(drawn, 1, 2).how, stand::acts);
}

TEST(Standing, HasNoTaskBeforeItIsCreated) {
    auto one = crossed_locks();
    const picture drawn(scene_of(one.told()));
    EXPECT_EQ(at(drawn, 1, 0).how, stand::ready);
    EXPECT_EQ(at(drawn, 2, 0).how, stand::absent);
    EXPECT_EQ(at(drawn, 2, 1).how, stand::ready);
}

TEST(Standing, KeepsOthersFromTheOneCore) {
    auto one = crossed_locks();
    one.whole.on.kind = wire::machine_kind::one_core;
    const picture drawn(scene_of(one.told()));
    EXPECT_EQ(at(drawn, 1, 1).how, stand::kept);
    EXPECT_EQ(at(drawn, 1, 1).peer, 0);
}

TEST(Standing, WaitsAtAConditionUntilItTakesTheMutexAgain) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::task_begin);
    one.add(1, operation_kind::mutex_lock, 0x1000);
    one.add(1, operation_kind::condition_wait, 0x3000).value_before = 0x1000;
    one.add(2, operation_kind::task_begin);
    one.add(2, operation_kind::mutex_lock, 0x1000);
    one.add(2, operation_kind::condition_signal, 0x3000).value_before = 1;
    one.add(2, operation_kind::mutex_unlock, 0x1000);
    one.add(1, operation_kind::condition_wake, 0x1000);
    const picture drawn(scene_of(one.told()));
    EXPECT_EQ(at(drawn, 1, 4).how, stand::waits);
    EXPECT_EQ(at(drawn, 1, 4).object, 0x3000u);
    EXPECT_EQ(at(drawn, 1, 7).how, stand::acts);
    ASSERT_EQ(drawn.locks.size(), 3u);
    EXPECT_EQ(drawn.locks[0].to, 2u);
    EXPECT_EQ(drawn.locks[1].task, 2);
    EXPECT_EQ(drawn.locks[1].to, 6u);
}

TEST(Standing, WaitsAtASemaphoreThatIsAtZero) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::task_begin);
    one.add(2, operation_kind::task_begin);
    auto& post = one.add(2, operation_kind::semaphore_post, 0x4000);
    post.value_before = 0;
    post.value_after = 1;
    auto& wait = one.add(1, operation_kind::semaphore_wait, 0x4000);
    wait.value_before = 1;
    wait.value_after = 0;
    const picture drawn(scene_of(one.told()));
    EXPECT_EQ(at(drawn, 1, 1).how, stand::waits);
    EXPECT_EQ(at(drawn, 1, 2).how, stand::ready);
}

TEST(Standing, SpinsFromTheFirstStepThatChangesNothing) {
    story one(wire::finding_kind::stuck);
    one.whole.what->task = 1;
    one.whole.what->unchanged_steps = 3;
    one.task(1).state = wire::task_state::spinning;
    one.add(1, operation_kind::task_begin);
    for (int i = 0; i < 4; ++i) one.add(1, operation_kind::load, 0x10);
    const picture drawn(scene_of(one.told()));
    EXPECT_EQ(at(drawn, 1, 1).how, stand::acts);
    EXPECT_EQ(at(drawn, 1, 2).how, stand::spins);
    EXPECT_EQ(at(drawn, 1, 4).how, stand::spins);
}

TEST(Standing, OfAnExecutionWithoutStepsIsEmpty) {
    const verdict nothing;
    const picture drawn(scene_of(nothing));
    EXPECT_TRUE(drawn.stays.empty());
}

}  // namespace
}  // namespace pawl::check::report
