#include "sketch/told/timeline.hpp"

#include <gmock/gmock.h>

#include "tests/sketch_told/events.hpp"

namespace pawl::sketch {
namespace {

using check::wire::service;
using check::wire::without_end;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int32_t nobody = timeline::nobody;

struct Timeline : testing::Test {
    timeline told;
    board_that_tells<timeline> tell{told};
};

TEST_F(Timeline, ShowsWhoHasTheCoreAndTheGaps) {
    tell.board("AVR", 16'000'000, 1);
    tell.task(10, 1, "Task1", 1);
    tell.task(10, 2, "Task2", 2);
    tell.runs(10, 1);
    tell.runs(20, 2);
    tell.idle(30);
    tell.runs(40, 1);
    EXPECT_EQ(told.board(), "AVR");
    EXPECT_EQ(told.tick_ns(), 16'000'000);
    ASSERT_EQ(told.cores().size(), 1u);
    EXPECT_THAT(told.cores()[0].changes(),
                ElementsAre(change{10, 0}, change{20, 1}, change{30, nobody}, change{40, 0}));
}

TEST_F(Timeline, HasALaneForEachCoreOfTheBoard) {
    tell.board("ESP32", 1'000'000, 2);
    tell.task(0, 1, "a", 1);
    tell.runs(5, 1, 1);
    ASSERT_EQ(told.cores().size(), 2u);
    EXPECT_TRUE(told.cores()[0].empty());
    EXPECT_THAT(told.cores()[1].changes(), ElementsAre(change{5, 0}));
}

TEST_F(Timeline, ATaskThatLosesTheCoreIsReady) {
    tell.task(0, 1, "low", 1);
    tell.task(0, 2, "high", 2);
    tell.runs(0, 1);
    tell.runs(10, 2);
    EXPECT_THAT(told.tasks()[0].stands.changes(), ElementsAre(change{0, runs}, change{10, ready}));
}

TEST_F(Timeline, ATaskThatWaitsWhenItLosesTheCoreGoesOnWaiting) {
    tell.task(0, 1, "a", 1);
    tell.runs(0, 1);
    tell.waits(10, 1, service::queue_receive, {0x100, without_end, -1, 0});
    tell.idle(10);
    EXPECT_THAT(told.tasks()[0].stands.changes(), ElementsAre(change{0, runs}, change{10, waits}));
    tell(event(30, board_event_kind::ready, 1));
    tell.runs(40, 1);
    EXPECT_THAT(told.tasks()[0].stands.changes(),
                ElementsAre(change{0, runs}, change{10, waits}, change{30, ready}, change{40, runs}));
}

TEST_F(Timeline, NamesEachThingThatIsWaitedForOnce) {
    tell.task(0, 1, "holder", 1);
    tell.task(0, 2, "a", 2);
    for (const std::int64_t at : {10, 30}) {
        tell.waits(at, 2, service::semaphore_take, {0x100, without_end, 1, 0});
        tell(event(at + 10, board_event_kind::ready, 2));
    }
    tell.waits(50, 2, service::semaphore_take, {0x200, 99, -1, 0});
    ASSERT_EQ(told.waits_for().size(), 2u);
    EXPECT_EQ(told.waits_for()[0].object, 0x100u);
    EXPECT_EQ(told.waits_for()[0].peer, 0);
    EXPECT_FALSE(told.waits_for()[0].timed);
    EXPECT_EQ(told.waits_for()[1].peer, -1);
    EXPECT_TRUE(told.waits_for()[1].timed);
    EXPECT_EQ(told.tasks()[1].stands.changes().back(), (change{50, waits + 1}));
}

TEST_F(Timeline, ATaskThatGoesRoundWithoutAChangeDoesNotWaitForAnything) {
    tell.task(0, 1, "IDLE", 0);
    tell.waits(10, 1, service::none, {0x100, without_end, -1, 1});
    EXPECT_EQ(told.tasks()[0].stands.changes().back(), (change{10, rounds}));
    EXPECT_THAT(told.waits_for(), IsEmpty());
}

TEST_F(Timeline, SaysWhoLendsAPriorityAndWhenItIsTakenBack) {
    tell.task(0, 1, "low", 1);
    tell.task(0, 2, "high", 3);
    tell.priority(10, 1, 3, 1, 2);
    tell.priority(20, 1, 1, 1);
    const auto& all = told.tasks()[0].priorities;
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].value, 1);
    EXPECT_EQ(all[1].value, 3);
    EXPECT_EQ(all[1].given, 1);
    EXPECT_EQ(all[1].lender, 1);
    EXPECT_EQ(all[2].value, 1);
    EXPECT_EQ(all[2].lender, -1);
}

TEST_F(Timeline, ATaskThatRanSetupTakesTheNameOfLoop) {
    tell.runs(0, 0);
    tell.task(10, 0, "loopTask", 1);
    ASSERT_EQ(told.tasks().size(), 1u);
    EXPECT_EQ(told.tasks()[0].name, "loopTask");
    EXPECT_THAT(told.tasks()[0].stands.changes(), ElementsAre(change{0, runs}));
}

TEST_F(Timeline, ATaskAfterAnEndedOneHasALaneOfItsOwn) {
    tell.task(0, 1, "first", 1);
    tell(event(10, board_event_kind::task_end, 1));
    tell.task(20, 1, "second", 1);
    ASSERT_EQ(told.tasks().size(), 2u);
    EXPECT_EQ(told.tasks()[0].stands.changes().back(), (change{10, absent}));
    EXPECT_EQ(told.tasks()[1].name, "second");
}

TEST_F(Timeline, TellsTasksOfOneNameApart) {
    tell.task(0, 1, "worker", 1);
    tell.task(0, 2, "worker", 1);
    tell.task(5, 3, "other", 1);
    tell(event(10, board_event_kind::task_end, 1));
    tell.task(20, 4, "worker", 1);
    ASSERT_EQ(told.tasks().size(), 4u);
    EXPECT_EQ(told.tasks()[0].name, "worker");
    EXPECT_EQ(told.tasks()[1].name, "worker (2)");
    EXPECT_EQ(told.tasks()[2].name, "other");
    EXPECT_EQ(told.tasks()[3].name, "worker (3)");
}

TEST_F(Timeline, ShowsInterruptsAndWhatTheyPrint) {
    tell(event(10, board_event_kind::interrupt, 7), "pin 4");
    tell.prints(11, 7, "now\n");
    tell(event(12, board_event_kind::interrupt_end));
    tell(event(20, board_event_kind::interrupt, 8), "pin 4");
    tell(event(21, board_event_kind::interrupt_end));
    EXPECT_THAT(told.interrupt_names(), ElementsAre("pin 4"));
    EXPECT_THAT(told.interrupts().changes(),
                ElementsAre(change{10, 0}, change{12, nobody}, change{20, 0}, change{21, nobody}));
    EXPECT_EQ(told.serial().all()[0].who, "pin 4");
    EXPECT_THAT(told.tasks(), IsEmpty());  // a handler is no task
}

TEST_F(Timeline, ShowsPinsAsTheyAreBeforeAnybodyDrivesThem) {
    tell(event(0, board_event_kind::pin_mode, 0, 1, 13));
    tell(event(0, board_event_kind::pin_mode, 0, 2, 2));
    tell(event(0, board_event_kind::pin_mode, 0, 0, 3));
    tell(event(10, board_event_kind::pin, 0, 1, 13));
    EXPECT_THAT(told.pins().at(13).levels.changes(), ElementsAre(change{0, 0}, change{10, 1}));
    EXPECT_THAT(told.pins().at(2).levels.changes(), ElementsAre(change{0, 1}));
    EXPECT_TRUE(told.pins().at(3).levels.empty());  // open: nobody knows
}

TEST_F(Timeline, ShowsMeasuredAndWrittenValuesAsSteps) {
    tell(event(10, board_event_kind::analog, 0, 512, 14));
    tell(event(20, board_event_kind::analog, 0, 100, 14));
    EXPECT_THAT(told.pins().at(14).values.changes(), ElementsAre(change{10, 512}, change{20, 100}));
}

TEST_F(Timeline, EndsWhenTheRunDoes) {
    tell.task(10, 1, "a", 1);
    EXPECT_EQ(told.end_ns(), 10);
    told.end(500);
    EXPECT_EQ(told.end_ns(), 500);
}

TEST_F(Timeline, HasNoMoreLanesThanCanBeLookedAt) {
    for (std::uint16_t i = 0; i < timeline::most_tasks + 3; ++i) tell.task(i, i, "t", 1);
    EXPECT_EQ(told.tasks().size(), timeline::most_tasks);
    EXPECT_EQ(told.tasks_without_lane(), 3u);
    tell.runs(1'000, timeline::most_tasks + 1);
    EXPECT_THAT(told.cores()[0].changes(), ElementsAre(change{1'000, timeline::another_task}));
}

TEST_F(Timeline, StaysSmallInALongRun) {
    tell.task(0, 1, "a", 1);
    tell.task(0, 2, "b", 1);
    for (std::int64_t i = 0; i < 1'000'000; ++i) tell.runs(i * 1'000'000, static_cast<std::uint16_t>(1 + i % 2));
    EXPECT_LE(told.cores()[0].changes().size(), lane::usual_most);
    EXPECT_LE(told.tasks()[0].stands.changes().size(), lane::usual_most);
    EXPECT_GT(told.cores()[0].resolution_ns(), 0);
}

}  // namespace
}  // namespace pawl::sketch
