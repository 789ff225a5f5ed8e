#include "check/report/influences.hpp"

#include <gmock/gmock.h>

#include "check/report/picture.hpp"
#include "story.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

std::vector<std::string> arrows(story& one) {
    std::vector<std::string> result;
    for (const influence& arrow : influences_in(scene_of(one.told()))) {
        static const char* const names[] = {"starts", "ends", "hands on", "wakes", "posts", "message", "interrupts"};
        result.push_back(std::string(names[static_cast<int>(arrow.kind)]) + " " + std::to_string(arrow.from) + " " +
                         std::to_string(arrow.to));
    }
    return result;
}

TEST(Influences, LeadFromACreationToTheBeginAndFromTheEndToTheJoin) {
    story one(wire::finding_kind::assertion);
    one.add(0, operation_kind::task_create).other_task = 1;
    one.add(1, operation_kind::task_begin);
    one.add(1, operation_kind::task_end);
    one.add(0, operation_kind::join).other_task = 1;
    EXPECT_THAT(arrows(one), testing::ElementsAre("starts 0 1", "ends 2 3"));
}

TEST(Influences, LeadFromAnUnlockToTheNextTaskThatLocks) {
    story one(wire::finding_kind::assertion);
    for (const int task : {1, 1, 2}) {
        one.add(task, operation_kind::mutex_lock, 0x10);
        one.add(task, operation_kind::mutex_unlock, 0x10);
    }
    EXPECT_THAT(arrows(one), testing::ElementsAre("hands on 3 4"));
}

TEST(Influences, LeadFromAStoreToTheFirstLoadOfEachOtherTask) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::store, 0x10);
    one.add(1, operation_kind::load, 0x10);
    one.add(2, operation_kind::load, 0x10);
    one.add(2, operation_kind::load, 0x10);
    one.add(0, operation_kind::load, 0x10);
    EXPECT_THAT(arrows(one), testing::ElementsAre("message 0 2", "message 0 4"));
}

TEST(Influences, LeadFromASignalToTheWaitThatItEnds) {
    story one(wire::finding_kind::assertion);
    one.add(2, operation_kind::condition_signal, 0x10);  // nobody waits: it wakes nobody
    one.add(1, operation_kind::condition_wait, 0x10);
    one.add(2, operation_kind::condition_signal, 0x10).value_before = 1;
    one.add(1, operation_kind::condition_wake, 0x20);
    EXPECT_THAT(arrows(one), testing::ElementsAre("wakes 2 3"));
}

TEST(Influences, DoNotLeadToAWaitWhoseTimeWasOver) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::condition_wait, 0x10);
    one.add(1, operation_kind::condition_wake, 0x20).outcome = 2;
    EXPECT_THAT(arrows(one), testing::IsEmpty());
}

TEST(Influences, LeadFromAPostToTheWaitThatTakesIt) {
    story one(wire::finding_kind::assertion);
    one.add(2, operation_kind::semaphore_post, 0x10).value_after = 1;
    one.add(1, operation_kind::semaphore_wait, 0x10).value_before = 1;
    EXPECT_THAT(arrows(one), testing::ElementsAre("posts 0 1"));
}

TEST(Influences, LeadFromTheLastOneAtABarrierToTheOthers) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::barrier_wait, 0x10).outcome = 0;
    one.add(2, operation_kind::barrier_wait, 0x10);
    one.add(1, operation_kind::barrier_wait, 0x10);
    EXPECT_THAT(arrows(one), testing::ElementsAre("wakes 1 2"));
}

TEST(Influences, LeadFromAFutexWakeToTheSleeper) {
    story one(wire::finding_kind::assertion);
    one.add(1, operation_kind::futex_wait, 0x10);
    one.add(2, operation_kind::futex_wake, 0x10).value_after = 1;
    one.add(1, operation_kind::futex_wait, 0x10);
    EXPECT_THAT(arrows(one), testing::ElementsAre("wakes 1 2"));
}

}  // namespace
}  // namespace pawl::check::report
