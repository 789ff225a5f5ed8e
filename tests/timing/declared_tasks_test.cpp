#include "analysis/timing/declared_tasks.hpp"

#include <gtest/gtest.h>

#include "analysis/timing/response_table.hpp"

namespace pawl::analysis {
namespace {

std::string refusal(const std::string& text, const counted_marks& marks = {}) {
    const auto found = read_declared_tasks(text, marks);
    return found ? "" : found.error();
}
std::string with_task(const std::string& more) {
    return R"({"tasks":[{"name":"t","priority":1,)" + more + "}]}";
}

TEST(DeclaredTasks, AreReadWithTheirSections) {
    const auto found = read_declared_tasks(R"({"unit":"us","tasks":[
        {"name":"high","priority":2,"period":100,"deadline":50,"cost":10,"jitter":3},
        {"name":"low","priority":1,"period":1000,"cost":20}],
        "sections":[{"task":"low","shared_with":["high"],"length":5},{"task":"low","ceiling":1,"length":9}]})", {});
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(found->unit, "us");
    EXPECT_EQ(found->tasks[0].deadline, 50);
    EXPECT_EQ(found->tasks[0].jitter, 3);
    EXPECT_EQ(found->sections[0].ceiling, 2);
    EXPECT_EQ(found->sections[1].ceiling, 1);
    EXPECT_EQ(timing::blocking_of(found->tasks, found->sections, 0), 5);
}

TEST(DeclaredTasks, NameTheLockOfASection) {
    const auto found = read_declared_tasks(R"({"tasks":[{"name":"low","priority":1,"period":1000,"cost":20}],
        "sections":[{"task":"low","lock":"bus","ceiling":1,"length":5},{"task":"low","ceiling":1,"length":9}]})", {});
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(found->locks, (std::vector<std::string>{"bus", ""}));
}

TEST(DeclaredTasks, TakeCountedCostsWithTheirMargin) {
    const auto found = read_declared_tasks(with_task(R"("period":1000,"cost":{"counted":200,"margin_percent":20})"), {});
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(found->tasks[0].cost, 240);
    EXPECT_EQ(found->costs[0], "counted: 200 and 20 %");
}

TEST(DeclaredTasks, TakeTheMostBetweenTwoMarks) {
    const counted_marks marks{{2, 100}, {3, 150}, {2, 200}, {7, 210}, {3, 290}, {3, 900}};
    const auto found =
        read_declared_tasks(with_task(R"("period":1000,"cost":{"from_mark":2,"to_mark":3,"margin_percent":10})"), marks);
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(found->tasks[0].cost, 99);
}

TEST(DeclaredTasks, AreRefusedByWhatIsWrong) {
    EXPECT_EQ(refusal("{}"), "there is no list of 'tasks'");
    EXPECT_TRUE(refusal("{").starts_with("this is not JSON: "));
    EXPECT_EQ(refusal("[]"), "the file is not an object");
    EXPECT_EQ(refusal(R"({"tasks":[{"priority":1}]})"), "a task has no 'name'");
    EXPECT_EQ(refusal(R"({"tasks":[{"name":"t"}]})"), "task 't' has no 'priority'");
    EXPECT_EQ(refusal(with_task(R"("cost":1)")), "task 't' has no 'period'");
    EXPECT_EQ(refusal(with_task(R"("period":1)")), "task 't' has no 'cost'");
    EXPECT_EQ(refusal(with_task(R"("period":1.5,"cost":1)")), "task 't': 'period' is not a whole number");
    EXPECT_EQ(refusal(with_task(R"("period":18446744073709551615,"cost":1)")), "task 't': 'period' is too large");
    EXPECT_EQ(refusal(with_task(R"("period":10,"cost":1,"dedline":4)")), "a task has 'dedline', which means nothing");
    EXPECT_EQ(refusal(with_task(R"("period":10,"cost":{"counted":5})")), "the cost of task 't' has no 'margin_percent'");
    EXPECT_EQ(refusal(with_task(R"("period":10,"cost":{"from_mark":1,"to_mark":2,"margin_percent":5})")),
              "the cost of task 't': mark 1 is never followed by mark 2");
    EXPECT_EQ(refusal(with_task(R"("period":0,"cost":1)")), "a period is not between 1 and 2^40");
    EXPECT_EQ(refusal(R"({"tasks":[{"name":"t","priority":1,"period":9,"cost":1}],"sections":[{"task":"t","length":1}]})"),
              "a section of 't' needs either 'ceiling' or 'shared_with'");
    EXPECT_EQ(refusal(R"({"tasks":[{"name":"t","priority":1,"period":9,"cost":1}],
                          "sections":[{"task":"t","shared_with":["u"],"length":1}]})"),
              "a section of 't': there is no task 'u'");
}

TEST(Marks, AreRefusedByTheirLine) {
    EXPECT_TRUE(read_marks("1 20\n2 30\n"));
    EXPECT_EQ(read_marks("1 20\nx\n").error(), "line 2 is not a mark and a count: x");
}

TEST(ResponseTable, SaysWhoIsLate) {
    const auto found = read_declared_tasks(R"({"tasks":[{"name":"t","priority":1,"period":10,"cost":4,"deadline":3},
                                                         {"name":"u","priority":2,"period":10,"cost":10}]})", {});
    ASSERT_TRUE(found) << found.error();
    EXPECT_EQ(response_table(*found),
              "task    priority      period    deadline        cost     blocked    response       spare\n"
              "u              2          10          10          10           0          10           0\n"
              "t              1          10           3           4           0    no bound        late\n"
              "\n"
              "Times in units. Of the core's time 140.0 % are asked for. 1 of 2 tasks may miss their deadline.\n");
}

}  // namespace
}  // namespace pawl::analysis
