#include "check/report/columns.hpp"

#include <gtest/gtest.h>

#include "story.hpp"

namespace pawl::check::report {
namespace {

TEST(Columns, GiveEachTaskItsOwn) {
    auto one = crossed_locks();
    const verdict& whole = one.told();
    task_words names(&*whole.what, whole, one.no_symbols);
    const auto lines = lines_of(whole, names, 1);
    const auto columns = columns_for(whole, lines, names);
    ASSERT_EQ(columns.size(), 3u);
    EXPECT_EQ(table(lines, columns, names, page()),
              "   step main           first          second\n"
              "     1  starts first\n"
              "     2  starts second\n"
              "     3                 locks mutex A\n"
              "                                      goes on before first\n"
              "     4                                locks mutex B\n");
}

TEST(Columns, LeaveTheUsualFileOutWhereThereIsNoRoom) {
    std::vector<step_line> lines(2);
    for (step_line& line : lines) {
        line.text = std::string(60, 'x');
        line.place = "a_long_name_of_a_file.cpp:12";
    }
    lines[1].task = 1;
    auto one = crossed_locks();
    const verdict& whole = one.told();
    const task_words names(&*whole.what, whole, one.no_symbols);
    page narrow;
    narrow.width = 80;
    const std::string text = table(lines, {{0, "main"}, {1, "first"}}, names, narrow);
    EXPECT_NE(text.find("xxx... :12\n"), std::string::npos) << text;
    EXPECT_NE(text.find("lines without a file are those of a_long_name_of_a_file.cpp"), std::string::npos) << text;
}

TEST(Columns, PutTheTasksThatDoNotMatterTogether) {
    story one = crossed_locks();
    for (int task = 3; task < 8; ++task) one.add(task, wire::operation_kind::yield);
    const verdict& whole = one.told();
    task_words names(&*whole.what, whole, one.no_symbols);
    const auto lines = lines_of(whole, names, 1);
    const auto columns = columns_for(whole, lines, names);
    ASSERT_EQ(columns.size(), 3u);
    EXPECT_EQ(columns.back().title, "others");
    EXPECT_NE(table(lines, columns, names, page()).find("task5: yields"), std::string::npos);
}

}  // namespace
}  // namespace pawl::check::report
