// A change as people read it.
#include "sketch/advice/text_file.hpp"

#include <gtest/gtest.h>

namespace pawl::sketch {
namespace {

TEST(UnifiedDiff, IsEmptyWhereNothingDiffers) { EXPECT_EQ(unified_diff("a.ino", {"x", "y"}, {"x", "y"}), ""); }

TEST(UnifiedDiff, ShowsALineThatMovedWithItsNeighbours) {
    const text_lines before{"1", "2", "3", "4", "take y", "5", "take x", "6", "7", "8", "9"};
    const text_lines after{"1", "2", "3", "4", "take x", "take y", "5", "6", "7", "8", "9"};
    EXPECT_EQ(unified_diff("a.ino", before, after),
              "--- a/a.ino\n+++ b/a.ino\n@@ -2,9 +2,9 @@\n 2\n 3\n 4\n+take x\n take y\n 5\n-take x\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, KeepsChangesThatStandFarApartApart) {
    text_lines before;
    for (int i = 1; i <= 20; ++i) before.push_back(std::to_string(i));
    text_lines after = before;
    after[1] = "first";
    after[18] = "last";
    const std::string diff = unified_diff("a.ino", before, after);
    EXPECT_NE(diff.find("@@ -1,5 +1,5 @@\n 1\n-2\n+first\n 3\n"), std::string::npos) << diff;
    EXPECT_NE(diff.find("@@ -16,5 +16,5 @@\n"), std::string::npos) << diff;
}

TEST(UnifiedDiff, AddsToAnEmptyFile) { EXPECT_EQ(unified_diff("a", {}, {"x"}), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n"); }

}  // namespace
}  // namespace pawl::sketch
