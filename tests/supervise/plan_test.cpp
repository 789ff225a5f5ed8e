#include "check/supervise/plan.hpp"

#include <gtest/gtest.h>

namespace pawl::check::supervise {
namespace {

using namespace std::chrono_literals;
using kind = wire::machine_kind;

plan for_two_tasks(plan_request wanted = {}) {
    plan made(wanted);
    made.learned(2, false);
    return made;
}

/// Runs the plan to its end; every order takes no time.
std::vector<plan::step> all_steps(plan& made, plan::ending ending, bool pruned, std::size_t most = 100) {
    std::vector<plan::step> steps;
    while (steps.size() < most) {
        const auto step = made.next(0s);
        if (!step) break;
        steps.push_back(*step);
        made.finished(*step, {ending, pruned, 10, 0});
    }
    return steps;
}

TEST(Plan, ExploresTheFreeMachineFirstAndThenEveryOrderOfPriorities) {
    const plan made = for_two_tasks();
    ASSERT_EQ(made.machines().size(), 3u);
    EXPECT_EQ(made.machines()[0].on.kind, kind::free);
    EXPECT_EQ(made.machines()[1].on.kind, kind::one_core);
}

TEST(Plan, RaisesTheBoundOnlyWhenEveryMachineHasFinishedTheLast) {
    plan made = for_two_tasks();
    std::vector<int> bounds;
    for (const auto& step : all_steps(made, plan::ending::exhausted, true, 9)) bounds.push_back(step.bound);
    EXPECT_EQ(bounds, (std::vector{0, 0, 0, 1, 1, 1, 2, 2, 2}));
}

TEST(Plan, IsCompleteWhenNoBoundCutAnythingOff) {
    plan made = for_two_tasks();
    EXPECT_EQ(all_steps(made, plan::ending::exhausted, false).size(), 3u);
    EXPECT_TRUE(made.complete());
    EXPECT_FALSE(made.missing().has_value());
}

TEST(Plan, UsesTheProgramsOwnPrioritiesInsteadOfSupposedOnes) {
    plan made((plan_request()));
    made.learned(2, true);
    ASSERT_EQ(made.machines().size(), 2u);
    EXPECT_EQ(made.machines()[1].on.kind, kind::as_asked);
    EXPECT_EQ(made.machines()[1].on.cores, 1u);
}

TEST(Plan, ExploresOnlyTheNumberOfCoresThatWasGiven) {
    plan_request wanted;
    wanted.cores = 2;
    const plan made = for_two_tasks(wanted);
    ASSERT_EQ(made.machines().size(), 1u);
    EXPECT_EQ(made.machines()[0].on.cores, 2u);
}

using memory = wire::memory_model;

TEST(Plan, HasC11MemoryWhereSeveralCoresAreAndNowhereElse) {
    plan_request wanted;
    wanted.memory = memory_choice::c11;
    const plan made = for_two_tasks(wanted);
    ASSERT_EQ(made.machines().size(), 3u);
    EXPECT_EQ(made.machines()[0].on.memory, memory::c11);
    EXPECT_EQ(made.machines()[1].on.memory, memory::sc);
    plan own(wanted);
    own.learned(2, true);
    ASSERT_EQ(own.machines().size(), 2u);
    EXPECT_EQ(own.machines()[1].on.memory, memory::sc);
}

TEST(Plan, AddsC11MemoryOnceAWeakerOrderWasSeen) {
    plan_request wanted;
    wanted.memory = memory_choice::automatic;
    plan made(wanted);
    made.learned(2, false, false);
    EXPECT_EQ(made.machines().size(), 3u);
    made.learned(2, false, true);
    made.learned(2, false, true);
    ASSERT_EQ(made.machines().size(), 4u);
    EXPECT_EQ(made.machines()[3].on.kind, kind::free);
    EXPECT_EQ(made.machines()[3].on.memory, memory::c11);
    wanted.memory = memory_choice::sc;
    plan without(wanted);
    without.learned(2, false, true);
    EXPECT_EQ(without.machines().size(), 3u);
}

// Up to two preemptions memory is sequentially consistent; then they catch up, before anything goes further.
TEST(Plan, ExploresC11MemoryBehindTheFirstBounds) {
    plan_request wanted;
    wanted.machines = machine_choice::free;
    plan made(wanted);
    made.learned(2, false, true);
    ASSERT_EQ(made.machines().size(), 2u);
    std::vector<std::pair<std::size_t, int>> bounds;
    for (const auto& step : all_steps(made, plan::ending::exhausted, true, 7))
        bounds.emplace_back(step.machine, step.bound);
    using expected = std::vector<std::pair<std::size_t, int>>;
    EXPECT_EQ(bounds, (expected{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, -1}}));
}

TEST(Plan, HasOneMachineForASingleTask) {
    plan made((plan_request()));
    made.learned(1, false);
    EXPECT_EQ(made.machines().size(), 1u);
}

TEST(Plan, AddsTheOrdersOfATaskThatAppearsLater) {
    plan made = for_two_tasks();
    made.learned(3, false);
    EXPECT_EQ(made.machines().size(), 1u + 2u + 6u);
    for (const auto& step : all_steps(made, plan::ending::exhausted, false)) EXPECT_NE(step.machine, 1u);
    EXPECT_TRUE(made.complete());
}

TEST(Plan, SaysWhatIsMissingWhenTimeIsOver) {
    plan made = for_two_tasks();
    EXPECT_FALSE(made.next(61s).has_value());
    EXPECT_EQ(made.missing(), "time was over before every schedule with at most 0 preemptions had run on free cores");
}

TEST(Plan, IsContentWithTheSecondBoundWhenTimeIsOver) {
    plan made = for_two_tasks();
    all_steps(made, plan::ending::exhausted, true, 9);
    EXPECT_FALSE(made.next(61s).has_value());
    EXPECT_FALSE(made.missing().has_value());
    EXPECT_FALSE(made.complete());
}

TEST(Plan, StopsAtTheBoundThatWasAskedFor) {
    plan_request wanted;
    wanted.preemptions = 1;
    plan made = for_two_tasks(wanted);
    EXPECT_EQ(all_steps(made, plan::ending::exhausted, true).size(), 6u);
    EXPECT_FALSE(made.missing().has_value());
}

TEST(Plan, RunsNoMoreSchedulesThanAskedFor) {
    plan_request wanted;
    wanted.explore = exploring::random;
    wanted.schedules = 30;
    plan made = for_two_tasks(wanted);
    const auto steps = all_steps(made, plan::ending::limited, false);
    ASSERT_EQ(steps.size(), 3u);
    for (const auto& step : steps) EXPECT_EQ(step.max_executions, 10u);
}

TEST(Plan, LeavesAMachineAloneThatWasGivenUp) {
    plan made = for_two_tasks();
    made.finished(*made.next(0s), {plan::ending::given_up, false, 1, 0});
    EXPECT_EQ(made.next(0s)->machine, 1u);
    EXPECT_FALSE(made.complete());
}

TEST(Plan, LetsMachinesOfOneBoundTakeTurns) {
    plan made = for_two_tasks();
    const auto first = made.next(0s);
    EXPECT_EQ(first->limit, 250ms);
    made.finished(*first, {plan::ending::limited, false, 1, 0});
    EXPECT_EQ(made.next(0s)->machine, 1u);
}

TEST(Plan, KeepsTimeForRandomSchedulesAfterTheExhaustiveSearch) {
    plan made = for_two_tasks();
    all_steps(made, plan::ending::exhausted, true, 9);
    const auto exhaustive = made.next(10s);
    EXPECT_EQ(exhaustive->bound, -1);
    made.finished(*exhaustive, {plan::ending::limited, false, 1, 0});
    EXPECT_EQ(made.next(36s)->kind, wire::order_kind::random);
}

TEST(Plan, ExploresAGrowingSampleOfManyOrders) {
    plan made((plan_request()));
    made.learned(20, false);
    EXPECT_EQ(made.machines().size(), 1u + 6u);
    EXPECT_EQ(made.orders_left(), 380u - 6u);
    all_steps(made, plan::ending::limited, true, 200);
    EXPECT_GT(made.machines().size(), 7u);
    EXPECT_EQ(made.machines().size() - 1 + made.orders_left(), 380u);
    EXPECT_FALSE(made.complete());
}

TEST(Plan, LetsManyOrdersShareWhatTwoMachinesGet) {
    plan made((plan_request()));
    made.learned(5, false);
    std::uint64_t free = 0, orders = 0;
    for (const auto& step : all_steps(made, plan::ending::limited, true, 42)) {
        EXPECT_GT(step.max_executions, 0u);
        (step.machine == 0 ? free : orders) += step.max_executions;
    }
    EXPECT_GT(2 * free, orders);
}

TEST(Plan, NamesStepsForSeveralWorkersEachOnAMachineOfItsOwn) {
    plan made = for_two_tasks();
    const auto two = made.next_together(0s, 2);
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(two[0].machine, 0u);
    EXPECT_EQ(two[1].machine, 1u);
    EXPECT_EQ(made.next_together(0s, 10).size(), 3u);
    // Those that are at another bound come later.
    made.finished(two[0], {plan::ending::exhausted, true, 1, 0});
    EXPECT_EQ(made.next_together(0s, 10).size(), 2u);
}

TEST(Plan, HandsOutNoMoreSchedulesThanAreLeft) {
    plan_request wanted;
    wanted.explore = exploring::random;
    wanted.schedules = 2;
    plan made = for_two_tasks(wanted);
    std::uint64_t sum = 0;
    for (const auto& step : made.next_together(0s, 3)) sum += step.max_executions;
    EXPECT_EQ(sum, 2u);
}

TEST(Plan, GoesOnWhereAnotherStopped) {
    plan first = for_two_tasks();
    all_steps(first, plan::ending::exhausted, true, 4);
    plan second((plan_request()));
    second.go_on_from(first.now());
    second.learned(2, false);
    EXPECT_EQ(second.next(0s)->bound, 1);
    EXPECT_EQ(second.next(0s)->machine, 1u);
    EXPECT_EQ(second.machines().size(), 3u);
}

TEST(Plan, TakesTheExhaustiveSearchUpAgainThatHadNoMoreTime) {
    plan first = for_two_tasks();
    all_steps(first, plan::ending::exhausted, true, 9);
    first.finished(*first.next(10s), {plan::ending::limited, false, 1, 0});
    ASSERT_EQ(first.next(36s)->kind, wire::order_kind::random);
    plan second((plan_request()));
    second.go_on_from(first.now());
    const auto step = second.next(0s);
    EXPECT_EQ(step->kind, wire::order_kind::search);
    EXPECT_EQ(step->bound, -1);
}

TEST(Plan, SaysThatMemoryWasShort) {
    plan_request wanted;
    wanted.explore = exploring::exhaustive;
    plan made = for_two_tasks(wanted);
    made.give_up_searching(1);
    EXPECT_FALSE(made.complete());
    all_steps(made, plan::ending::exhausted, false);
    EXPECT_NE(made.missing().value_or("").find("--search-memory"), std::string::npos);
}

}  // namespace
}  // namespace pawl::check::supervise
