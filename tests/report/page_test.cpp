#include "check/report/page.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace pawl::check::report {
namespace {

TEST(Page, BreaksLinesAtBlanksAndIndentsThem) {
    EXPECT_EQ(wrapped("one two three four", 12, 2), "one two\n  three four");
}

TEST(Page, LeavesALongWordWhole) { EXPECT_EQ(wrapped("a abcdefghijklmnop b", 8, 0), "a\nabcdefghijklmnop\nb"); }

TEST(Page, CountsColumnsNotBytes) {
    EXPECT_EQ(columns_of("größe"), 5u);
    EXPECT_EQ(padded("ö", 3), "ö  ");
    EXPECT_EQ(fitted("größenordnung", 8), "größe...");
}

TEST(Page, HasNoColourWhereThereIsNoTerminal) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    EXPECT_FALSE(page_for(ends[1], false).colour);
    EXPECT_EQ(page_for(ends[1], false).red("x"), "x");
    close(ends[0]);
    close(ends[1]);
}

}  // namespace
}  // namespace pawl::check::report
