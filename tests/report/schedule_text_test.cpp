#include "check/report/schedule_text.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

using wire::choice_kind;

wire::choice one(choice_kind kind, std::uint16_t value) { return {value, kind, 0}; }

TEST(ScheduleText, CountsEqualChoicesInARow) {
    std::vector<wire::choice> choices(10, one(choice_kind::task, 0));
    choices.insert(choices.end(), 4, one(choice_kind::task, 1));
    EXPECT_EQ(to_text(1, choices), "1:0-10.1-4");
}

TEST(ScheduleText, TellsTheKindsOfChoicesApart) {
    const std::vector choices{one(choice_kind::expiry, 2), one(choice_kind::data, 3), one(choice_kind::interrupt, 0),
                              one(choice_kind::stop, 1), one(choice_kind::task, 5), one(choice_kind::alone, 2),
                              one(choice_kind::turns, 517)};
    EXPECT_EQ(to_text(0, choices), "0:2e.d3.i0.s1.5.a2.t517");
}

TEST(ScheduleText, IsReadAsItWasWritten) {
    for (const char* text : {"0:", "1:0-10.1-4", "12:2e.d3-7.i0.s1.65535-2.0", "1:0-3.a1.1-4", "0:0.1.t6.0-2", "4294967295:1"}) {
        const auto read = parse_schedule(text);
        ASSERT_TRUE(read.has_value()) << read.error();
        EXPECT_EQ(to_text(read->machine_index, read->choices), text);
    }
}

TEST(ScheduleText, RejectsAnUnknownLetterAndNamesItsPlace) {
    EXPECT_EQ(parse_schedule("1:0-10.x4").error(),
              "expected a task's number, 'd', 'i', 's', 'a' or 't', found 'x' at character 8 of the schedule");
}

TEST(ScheduleText, WantsTheMachineFirst) {
    EXPECT_EQ(parse_schedule("0-10").error(),
              "expected ':' after the machine's number, found '-' at character 2 of the schedule");
    EXPECT_EQ(parse_schedule("").error(),
              "expected the machine's number, found the end at character 1 of the schedule");
}

TEST(ScheduleText, RejectsWhatStandsBehindTheEnd) {
    EXPECT_EQ(parse_schedule("0:1 ").error(), "expected '.' or the end, found ' ' at character 4 of the schedule");
    EXPECT_FALSE(parse_schedule("0:1.").has_value());
}

TEST(ScheduleText, RejectsNumbersThatAreTooGreat) {
    EXPECT_EQ(parse_schedule("0:65536").error(), "the number is greater than 65535 at character 3 of the schedule");
    EXPECT_FALSE(parse_schedule("0:1-99999999999999999999").has_value());
    EXPECT_FALSE(parse_schedule("0:1-0").has_value());
}

TEST(ScheduleText, RejectsASchedulePastTheGreatestLength) {
    EXPECT_FALSE(parse_schedule("0:1-1048576.2").has_value());
    EXPECT_TRUE(parse_schedule("0:1-1048576").has_value());
}

}  // namespace
}  // namespace pawl::check::report
