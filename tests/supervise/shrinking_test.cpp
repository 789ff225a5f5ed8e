#include "check/supervise/shrinking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>

namespace pawl::check::supervise {
namespace {

// Tasks with so many steps each; it fails if `fails` says so of the order in which they were taken.
struct made_up_program {
    std::vector<int> steps;
    std::function<bool(const std::vector<int>&)> fails;

    // As a tolerant replay would take it.
    std::optional<schedule> run(const schedule& wanted) const {
        std::vector<int> left = steps, taken;
        schedule came;
        std::size_t next = 0;
        int last = 0;
        const auto some = [&](int task) { return left[static_cast<std::size_t>(task)] > 0; };
        for (;;) {
            int task = -1;
            while (task < 0 && next < wanted.size()) {
                const int one = wanted[next++].value;
                if (one < static_cast<int>(left.size()) && some(one)) task = one;
            }
            if (task < 0 && some(last)) task = last;
            for (int one = 0; task < 0 && one < static_cast<int>(left.size()); ++one)
                if (some(one)) task = one;
            if (task < 0) return std::nullopt;  // it ends well
            came.push_back({static_cast<std::uint16_t>(task), wire::choice_kind::task,
                            static_cast<std::uint8_t>(task != last && some(last))});
            --left[static_cast<std::size_t>(task)];
            taken.push_back(task);
            last = task;
            if (fails(taken)) return came;
        }
    }

    schedule shrunk(schedule failing) const {
        int attempts = 0;
        const auto came = run(failing);
        EXPECT_TRUE(came.has_value());
        return shrinking([this](const schedule& one) { return run(one); }, [&] { return ++attempts > 20'000; })
            .simplest(*came);
    }
};

int count(const std::vector<int>& taken, int task) {
    return static_cast<int>(std::count(taken.begin(), taken.end(), task));
}

// The first random schedule that fails.
schedule any_failing(const made_up_program& program, unsigned seed) {
    std::mt19937 random(seed);
    for (;;) {
        schedule wanted;
        for (int i = 0; i < 400; ++i)
            wanted.push_back({static_cast<std::uint16_t>(random() % program.steps.size()), wire::choice_kind::task, 0});
        if (auto came = program.run(wanted)) return *came;
    }
}

TEST(Shrinking, FindsTheOnePreemptionThatIsNeeded) {
    // Task 1 takes a step while task 0 is between its 30th and its 31st.
    const made_up_program program{
        {60, 60, 60}, [](const std::vector<int>& taken) { return taken.back() == 1 && count(taken, 0) == 30; }};
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const schedule simplest = program.shrunk(any_failing(program, seed));
        EXPECT_EQ(cost_of(simplest).preemptions, 1u);
        EXPECT_EQ(simplest.size(), 31u);
    }
}

TEST(Shrinking, KeepsTheTwoThatAreNeeded) {
    // As with locks taken crosswise by three tasks: each must be stopped behind its first step.
    const made_up_program program{{8, 8, 8, 40}, [](const std::vector<int>& taken) {
                                      return count(taken, 0) == 2 && count(taken, 1) == 2 && count(taken, 2) == 2;
                                  }};
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const schedule simplest = program.shrunk(any_failing(program, seed));
        EXPECT_EQ(cost_of(simplest).preemptions, 2u);
        EXPECT_EQ(simplest.size(), 6u);
    }
}

TEST(Shrinking, NeedsNoPreemptionWhereTheOrderOfWholeTasksIsEnough) {
    const made_up_program program{{20, 20, 20}, [](const std::vector<int>& taken) {
                                      return count(taken, 2) == 20 && count(taken, 1) == 0 && count(taken, 0) == 20;
                                  }};
    schedule to_and_fro;
    for (std::uint16_t i = 0; i < 40; ++i)
        to_and_fro.push_back({static_cast<std::uint16_t>(i % 2 * 2), wire::choice_kind::task, 0});
    const schedule simplest = program.shrunk(to_and_fro);
    EXPECT_EQ(cost_of(simplest).preemptions, 0u);
}

TEST(Shrinking, MakesChosenDataPlain) {
    // Fails whatever was chosen.
    const shrinking::attempt attempt = [](const schedule& wanted) -> std::optional<schedule> { return wanted; };
    const schedule simplest = shrinking(attempt, [] {
                                  return false;
                              }).simplest({{0, wire::choice_kind::task, 0}, {3, wire::choice_kind::data, 0}});
    for (const wire::choice& one : simplest) EXPECT_EQ(one.value, 0u);
}

TEST(Shrinking, StopsWhenTimeIsOver) {
    int attempts = 0;
    shrinking([&](const schedule&) -> std::optional<schedule> { return ++attempts, std::nullopt; }, [] { return true; })
        .simplest(schedule(100, {0, wire::choice_kind::task, 1}));
    EXPECT_EQ(attempts, 0);
}

TEST(Shrinking, CountsPreemptionsBeforeSwitchesBeforeSteps) {
    const wire::choice calm{0, wire::choice_kind::task, 0}, other{1, wire::choice_kind::task, 0},
        sudden{1, wire::choice_kind::task, 1};
    EXPECT_LT(cost_of({calm, other, calm, other}), cost_of({calm, sudden}));
    EXPECT_LT(cost_of({calm, calm, calm, other}), cost_of({calm, other, calm}));
    EXPECT_LT(cost_of({calm, other}), cost_of({calm, other, other}));
}

}  // namespace
}  // namespace pawl::check::supervise
