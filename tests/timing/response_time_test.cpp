// Response times of task sets whose answers are known: from textbooks and papers, and worked out by hand.
#include <pawl/task/timing.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace pawl::timing {
namespace {

std::vector<duration> responses(const std::vector<timed_task>& tasks, const std::vector<critical_section>& sections = {}) {
    std::vector<duration> found;
    for (std::size_t i = 0; i < tasks.size(); ++i) found.push_back(response_time(tasks, sections, i));
    return found;
}
using numbers = std::vector<duration>;

// A. Burns, A. Wellings, "Real-Time Systems and Programming Languages": the set that the utilisation bound does not accept.
constexpr timed_task burns_and_wellings[] = {{.name = "a", .priority = 3, .period = 7, .cost = 3},
                                             {.name = "b", .priority = 2, .period = 12, .cost = 3},
                                             {.name = "c", .priority = 1, .period = 20, .cost = 5}};
static_assert(meets_deadlines(burns_and_wellings));
static_assert(response_time(burns_and_wellings, {}, 2) == 20);

TEST(ResponseTime, IsThatOfTheTextbook) {
    EXPECT_EQ(responses({std::begin(burns_and_wellings), std::end(burns_and_wellings)}), (numbers{3, 6, 20}));
    EXPECT_EQ(responses({{.name = "a", .priority = 1, .period = 80, .cost = 40},
                         {.name = "b", .priority = 2, .period = 40, .cost = 10},
                         {.name = "c", .priority = 3, .period = 20, .cost = 5}}),
              (numbers{80, 15, 5}));
}

// J. Lehoczky, 1990: the worst is neither the first release nor the last one of the busy stretch.
TEST(ResponseTime, LooksAtEachReleaseOfABusyStretch) {
    EXPECT_EQ(responses({{.name = "first", .priority = 2, .period = 70, .cost = 26},
                         {.name = "second", .priority = 1, .period = 100, .deadline = 200, .cost = 62}}),
              (numbers{26, 118}));
}

TEST(ResponseTime, EqualsWaitForOneAnother) {
    EXPECT_EQ(responses({{.name = "one", .priority = 1, .period = 100, .cost = 10},
                         {.name = "other", .priority = 1, .period = 100, .cost = 20}}),
              (numbers{30, 30}));
}

TEST(ResponseTime, JitterOfOthersBringsOneMoreRelease) {
    // Without jitter: 5 and 1 times 4.
    EXPECT_EQ(responses({{.name = "often", .priority = 2, .period = 10, .cost = 4},
                         {.name = "seldom", .priority = 1, .period = 100, .cost = 5}})[1],
              9);
    EXPECT_EQ(responses({{.name = "often", .priority = 2, .period = 10, .cost = 4, .jitter = 2},
                         {.name = "seldom", .priority = 1, .period = 100, .cost = 5}})[1],
              13);
}

TEST(ResponseTime, CountsItsOwnJitterFromWhenItShouldHaveBeenReleased) {
    EXPECT_EQ(responses({{.name = "alone", .priority = 1, .period = 10, .cost = 4, .jitter = 3}}), numbers{7});
}

TEST(Blocking, IsTheLongestSectionOfOneBelowWhoseCeilingReachesIt) {
    const std::vector<timed_task> tasks{{.name = "high", .priority = 3, .period = 100, .cost = 10},
                                        {.name = "middle", .priority = 2, .period = 100, .cost = 10},
                                        {.name = "low", .priority = 1, .period = 100, .cost = 20}};
    const std::vector<critical_section> sections{{.task = "low", .ceiling = 2, .length = 7},
                                                 {.task = "low", .ceiling = 2, .length = 4},
                                                 {.task = "middle", .ceiling = 3, .length = 2},
                                                 {.task = "high", .ceiling = 3, .length = 9}};
    EXPECT_EQ(blocking_of(tasks, sections, 0), 2);
    EXPECT_EQ(blocking_of(tasks, sections, 1), 7);
    EXPECT_EQ(blocking_of(tasks, sections, 2), 0);
    EXPECT_EQ(responses(tasks, sections), (numbers{12, 27, 40}));
}

TEST(ResponseTime, IsUnboundedWhereMoreIsAskedForThanThereIs) {
    const std::vector<timed_task> tasks{{.name = "all", .priority = 2, .period = 10, .cost = 10},
                                        {.name = "none", .priority = 1, .period = 100, .cost = 1}};
    EXPECT_EQ(responses(tasks), (numbers{10, unbounded}));
    EXPECT_FALSE(meets_deadlines(tasks));
    EXPECT_EQ(response_time(std::vector<timed_task>{{.name = "too long", .priority = 1, .period = 10, .cost = 11}}, {}, 0),
              unbounded);
}

TEST(Deadlines, AreMetUpToTheLastUnit) {
    EXPECT_TRUE(meets_deadlines(std::vector<timed_task>{{.name = "t", .priority = 1, .period = 10, .deadline = 4, .cost = 4}}));
    EXPECT_FALSE(meets_deadlines(std::vector<timed_task>{{.name = "t", .priority = 1, .period = 10, .deadline = 3, .cost = 4}}));
}

TEST(Declarations, AreRefusedWithAReason) {
    const timed_task right{.name = "t", .priority = 2, .period = 10, .cost = 4};
    const auto mistake = [&](timed_task one, std::vector<critical_section> sections = {}) {
        return mistake_in(std::vector<timed_task>{one}, sections);
    };
    EXPECT_EQ(mistake(right), "");
    EXPECT_EQ(mistake({.name = "t", .cost = 4}), "a period is not between 1 and 2^40");
    EXPECT_EQ(mistake({.name = "t", .period = 4}), "a cost is not between 1 and 2^40");
    EXPECT_EQ(mistake({.name = "t", .period = 4, .deadline = -1, .cost = 1}), "a deadline is not between 1 and 2^40");
    EXPECT_EQ(mistake_in(std::vector<timed_task>{right, right}), "two tasks have one name");
    EXPECT_EQ(mistake(right, {{.task = "who", .ceiling = 2, .length = 1}}), "a section belongs to no task");
    EXPECT_EQ(mistake(right, {{.task = "t", .ceiling = 1, .length = 1}}),
              "a section's ceiling is below the priority of its own task");
    EXPECT_EQ(mistake(right, {{.task = "t", .ceiling = 2, .length = 5}}), "a section is longer than the whole of its task");
    EXPECT_FALSE(meets_deadlines(std::vector<timed_task>{right, right}));
}

TEST(CountedCosts, HaveTheirMarginRoundedUp) {
    EXPECT_EQ(with_margin(100, 20), 120);
    EXPECT_EQ(with_margin(101, 20), 122);
    EXPECT_EQ(with_margin(100, 0), 100);
}

// As docs/timing.md has it.
constexpr timed_task of_the_page[] = {
    {.name = "button", .priority = 3, .period = 250'000, .deadline = 1'000, .cost = with_margin(290, 25)},
    {.name = "radio", .priority = 2, .period = 20'000, .deadline = 5'000, .cost = 2'600},
    {.name = "screen", .priority = 1, .period = 400'000, .cost = 90'000}};
constexpr critical_section sections_of_the_page[] = {{.task = "screen", .ceiling = 2, .length = 700},
                                                     {.task = "radio", .ceiling = 3, .length = 150}};
static_assert(meets_deadlines(of_the_page, sections_of_the_page));
static_assert(response_time(of_the_page, sections_of_the_page, 1) == 3663);

TEST(Utilisation, IsRoundedUp) { EXPECT_EQ(thousandths_used(burns_and_wellings), 429 + 250 + 250); }

}  // namespace
}  // namespace pawl::timing
