#include "check/report/numbers.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

TEST(Numbers, GroupThousands) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1204), "1,204");
    EXPECT_EQ(grouped(12345678), "12,345,678");
}

TEST(Numbers, HaveOrdinals) {
    EXPECT_EQ(ordinal(1), "1st");
    EXPECT_EQ(ordinal(2), "2nd");
    EXPECT_EQ(ordinal(11), "11th");
    EXPECT_EQ(ordinal(113), "113th");
    EXPECT_EQ(ordinal(1203), "1,203rd");
}

TEST(Numbers, CountThings) {
    EXPECT_EQ(counted(1, "preemption"), "1 preemption");
    EXPECT_EQ(counted(0, "preemption"), "0 preemptions");
}

TEST(Numbers, ShowSecondsWithSenseForTheirSize) {
    EXPECT_EQ(seconds_text(0.021), "0.02 s");
    EXPECT_EQ(seconds_text(4.13), "4.1 s");
    EXPECT_EQ(seconds_text(60.2), "60 s");
}

TEST(Numbers, ShowMemoryAsPeopleReadIt) {
    EXPECT_EQ(value_text(3, 4), "3");
    EXPECT_EQ(value_text(0xffffffff, 4), "-1");
    EXPECT_EQ(value_text(0xdeadbeef, 8), "0xdeadbeef");
    EXPECT_EQ(value_text(0xffffffffffffff07, 1), "7");
}

}  // namespace
}  // namespace pawl::check::report
