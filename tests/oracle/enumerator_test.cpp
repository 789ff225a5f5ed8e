#include "enumerator.hpp"

#include <gtest/gtest.h>

#include "generator.hpp"

namespace oracle {
namespace {

program two_tasks(block first, block second) {
    program p;
    p.variables = 2;
    p.mutex_is_recursive = {false, false};
    p.tasks = {{{.what = verb::create, .object = 1}}, std::move(second)};
    for (statement& s : first) p.tasks[0].push_back(s);
    p.tasks[0].push_back({.what = verb::join, .object = 1});
    return p;
}

program store_buffering() {
    return two_tasks({{.what = verb::store, .object = 0, .value = 1}, {.what = verb::load, .object = 1}},
                     {{.what = verb::store, .object = 1, .value = 1}, {.what = verb::load, .object = 0}});
}

program opposite_orders() {
    const auto both = [](int outer, int inner) {
        return block{{.what = verb::locked, .object = outer, .body = {{.what = verb::locked, .object = inner}}}};
    };
    return two_tasks(both(0, 1), both(1, 0));
}

machine one_core(std::vector<int> ranks) {
    machine on;
    on.what = machine::kind::ranked;
    on.rank = std::move(ranks);
    return on;
}

TEST(Enumerator, StoreBufferingHasThreeEnds) {
    const std::set<std::string> expected{"ok 0 | a0=0 b0=1", "ok 0 | a0=1 b0=0", "ok 0 | a0=1 b0=1"};
    EXPECT_EQ(enumerate(store_buffering(), {}).ends, expected);
}

TEST(Enumerator, PrioritiesLeaveOneOfThem) {
    EXPECT_EQ(enumerate(store_buffering(), one_core({1, 0})).ends, std::set<std::string>{"ok 0 | a0=0 b0=1"});
    EXPECT_EQ(enumerate(store_buffering(), one_core({0, 1})).ends, std::set<std::string>{"ok 0 | a0=1 b0=0"});
}

TEST(Enumerator, OppositeOrdersOfLocksMayJam) {
    EXPECT_EQ(enumerate(opposite_orders(), {}).ends, (std::set<std::string>{"ok 0 |", "deadlock |"}));
    EXPECT_EQ(enumerate(opposite_orders(), one_core({0, 1})).ends, std::set<std::string>{"ok 0 |"});
}

TEST(Enumerator, ASpinAboveTheOneItWaitsForNeverEnds) {
    const program p =
        two_tasks({{.what = verb::spin, .object = 0, .value = 1}}, {{.what = verb::store, .object = 0, .value = 1}});
    EXPECT_EQ(enumerate(p, {}).ends, std::set<std::string>{"ok 0 |"});
    EXPECT_EQ(enumerate(p, one_core({1, 0})).ends, std::set<std::string>{"waits-for-peer |"});
}

TEST(Enumerator, AShorterSleepOfTheUrgentTaskEndsFirst) {
    const auto sleeps = [](int time) {
        return block{{.what = verb::sleep, .value = time}, {.what = verb::add, .object = 0, .value = 1}};
    };
    const program p = two_tasks(sleeps(2), sleeps(1));
    EXPECT_EQ(enumerate(p, {}).ends.size(), 2u);
    // Task 1 outranks main, begins first and sleeps less.
    EXPECT_EQ(enumerate(p, one_core({0, 1})).ends, std::set<std::string>{"ok 0 | a0=1 b0=0"});
}

TEST(Generator, TheSameSeedIsTheSameProgram) {
    for (std::uint64_t seed = 1; seed < 50; ++seed) {
        const enumeration once = enumerate(generate(seed), {}, 20'000), again = enumerate(generate(seed), {}, 20'000);
        EXPECT_EQ(once.ends, again.ends) << "seed " << seed;
    }
}

}  // namespace
}  // namespace oracle
