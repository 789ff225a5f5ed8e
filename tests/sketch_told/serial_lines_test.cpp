#include "sketch/told/serial_lines.hpp"

#include <gmock/gmock.h>

namespace pawl::sketch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts_of(const serial_lines& lines) {
    std::vector<std::string> texts;
    for (const serial_text& one : lines.all()) texts.push_back(one.text);
    return texts;
}

TEST(SerialLines, HaveTheTimeAndTheTaskThatBeganThem) {
    serial_lines lines;
    lines.hear(10, 0, "Task1", "Ins");
    lines.hear(20, 0, "Task2", "ide\r\nmo");
    lines.hear(30, 0, "Task3", "re\n");
    const auto all = lines.all();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].text, "Inside");
    EXPECT_EQ(all[0].at_ns, 10);
    EXPECT_EQ(all[0].who, "Task1");
    EXPECT_EQ(all[1].text, "more");
    EXPECT_EQ(all[1].at_ns, 20);
    EXPECT_EQ(all[1].who, "Task2");
}

TEST(SerialLines, OfTwoPortsDoNotMix) {
    serial_lines lines;
    lines.hear(10, 0, "a", "one ");
    lines.hear(20, 1, "a", "other\n");
    lines.hear(30, 0, "a", "line\n");
    EXPECT_THAT(texts_of(lines), ElementsAre("one line", "other"));  // in the order in which they were begun
    EXPECT_EQ(lines.all()[1].line, 1);
}

TEST(SerialLines, KeepEmptyLines) {
    serial_lines lines;
    lines.hear(10, 0, "a", "\r\n\nx\n");
    EXPECT_THAT(texts_of(lines), ElementsAre("", "", "x"));
}

TEST(SerialLines, ThatWereNotEndedCountAtTheEnd) {
    serial_lines lines;
    lines.hear(10, 0, "a", "half");
    EXPECT_THAT(texts_of(lines), IsEmpty());
    lines.end();
    EXPECT_THAT(texts_of(lines), ElementsAre("half"));
}

TEST(SerialLines, WithoutAnEndAreBroken) {
    serial_lines lines;
    lines.hear(10, 0, "a", std::string(9'000, 'x'));
    lines.end();
    ASSERT_EQ(lines.all().size(), 3u);
    EXPECT_EQ(lines.all()[0].text.size(), 4'000u);
    EXPECT_EQ(lines.all()[2].text.size(), 1'000u);
}

TEST(SerialLines, KeepTheFirstAndTheLastWhereThereAreTooMany) {
    serial_lines lines(4);
    for (int i = 0; i < 10; ++i) lines.hear(i, 0, "a", std::to_string(i) + "\n");
    EXPECT_THAT(texts_of(lines), ElementsAre("0", "1", "8", "9"));
    EXPECT_EQ(lines.left_out(), 6u);
}

}  // namespace
}  // namespace pawl::sketch
