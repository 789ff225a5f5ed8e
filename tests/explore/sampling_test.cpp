#include "check/explore/sampling.hpp"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>

#include "tests/explore/made_up_tasks.hpp"

namespace pawl::check::explore {
namespace {

using path = made_up_tasks::path;

wire::order order_of(wire::sampler_kind kind, std::uint64_t first = 1, std::uint64_t steps = 12) {
    wire::order order{};
    order.kind = wire::order_kind::random;
    order.seed = 7;
    order.sampler = kind;
    order.sample_depth = 3;
    order.sample_steps = steps;
    order.first_sample = first;
    return order;
}

std::map<std::uint64_t, path> draw(const wire::order& order, made_up_tasks&& program, std::uint64_t last) {
    const auto how = std::make_unique<sampling>();
    how->begin(order);
    std::map<std::uint64_t, path> result;
    while (how->number() <= last) {
        result[how->number()] = program.run(*how);
        how->advance();
    }
    return result;
}

class EachWayOfDrawing : public ::testing::TestWithParam<wire::sampler_kind> {};

TEST_P(EachWayOfDrawing, MakesAnExecutionDependOnItsNumberAlone) {
    const auto whole = draw(order_of(GetParam()), made_up_tasks(3, 4), 60);
    const auto later = draw(order_of(GetParam(), 31), made_up_tasks(3, 4), 60);
    for (std::uint64_t number = 31; number <= 60; ++number) EXPECT_EQ(whole.at(number), later.at(number)) << number;
}

TEST_P(EachWayOfDrawing, MeetsEveryOrderOfTwoShortTasks) {
    std::set<path> met;
    for (const auto& [number, one] : draw(order_of(GetParam(), 1, 4), made_up_tasks(2, 2), 2000)) met.insert(one);
    EXPECT_EQ(met.size(), 6u);  // 4 over 2
}

INSTANTIATE_TEST_SUITE_P(Sampling, EachWayOfDrawing,
                         ::testing::Values(wire::sampler_kind::random_walk, wire::sampler_kind::pct,
                                           wire::sampler_kind::pos, wire::sampler_kind::surw,
                                           wire::sampler_kind::portfolio));

int switches(const path& one) {
    int count = 0;
    for (std::size_t i = 1; i < one.size(); ++i) count += one[i] != one[i - 1];
    return count;
}

TEST(Pct, SwitchesNoMoreOftenThanTasksEndAndPrioritiesChange) {
    // Three tasks end one after another, and each of two changes may put one aside and bring it back.
    for (const auto& [number, one] : draw(order_of(wire::sampler_kind::pct, 1, 30), made_up_tasks(3, 10), 500))
        EXPECT_LE(switches(one), 2 + 2 * 2);
}

TEST(Pct, KeepsItsPromiseForABugOfDepthTwo) {
    // Task 1 must run as a whole between two given steps of task 0: of depth 2, one change point in one place.
    constexpr int each = 6;
    constexpr std::uint64_t steps = 2 * each, executions = 4000;
    pct how;
    how.begin(3, 2, steps);
    made_up_tasks program(2, each);
    int met = 0;
    for (std::uint64_t i = 0; i < executions; ++i) {
        const path one = program.run(how);
        met += one[2] == 0 && one[3] == 1 && switches(one) == 2;
        how.advance();
    }
    // 1 / (n k^(d-1)) at least; a tenth less would be a chance of one in thousands.
    EXPECT_GE(met, static_cast<int>(executions / (2 * steps) * 9 / 10));
    EXPECT_EQ(how.contenders(), 2u);
}

TEST(Pct, CountsTimeOutsAmongTheContenders) {
    pct how;
    how.begin(1, 3, 10);
    const auto open = std::make_unique<candidates>();
    open->add({0, wire::choice_kind::task, 0});
    open->add({0, wire::choice_kind::expiry, 0});
    open->add({1, wire::choice_kind::task, 0});
    how.pick(0, *open, 0);
    how.pick(1, *open, 0);
    EXPECT_EQ(how.contenders(), 3u);
}

TEST(PartialOrderSampling, DrawsAnewOnlyAfterARace) {
    // Where nobody touches what another touches, each task's first step has one priority for the whole execution: a task
    // that waits behind all others is not carried past them by being asked often.
    const auto drawn = draw(order_of(wire::sampler_kind::pos), made_up_tasks(2, 8, true), 4000);
    int late = 0;
    for (const auto& [number, one] : drawn) late += one == path{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    // Task 1 draws once against the largest of eight: 1/9. A walk that tosses a coin each time has 1/256.
    EXPECT_NEAR(late, 4000 / 9, 80);
}

TEST(SelectiveWalk, MakesOrdersOfTheObjectsEventsNearlyUniform) {
    // One step against nine: a plain walk meets the single step last once in 512, a uniform one once in ten.
    class one_and_nine {
    public:
        path run(strategy& how) {
            int left[2] = {9, 1};
            path taken;
            while (left[0] + left[1] > 0) {
                open_->count = 0;
                for (std::uint16_t task = 0; task < 2; ++task)
                    if (left[task] > 0) open_->add({task, wire::choice_kind::task, 0});
                for (std::size_t i = 0; i < open_->count; ++i) how.touches()[i] = {5, true};
                const int task = open_->at[how.pick(taken.size(), *open_, 0)].value;
                --left[task];
                taken.push_back(task);
            }
            return taken;
        }

    private:
        std::unique_ptr<candidates> open_ = std::make_unique<candidates>();
    } program;
    const auto how = std::make_unique<selective_walk>();
    how->begin(5);
    program.run(*how);
    int last = 0;
    for (int i = 0; i < 4000; ++i) {
        how->advance();
        last += program.run(*how).back() == 1;
    }
    EXPECT_NEAR(last, 400, 80);
}

}  // namespace
}  // namespace pawl::check::explore
