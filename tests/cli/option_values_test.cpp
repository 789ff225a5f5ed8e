#include "cli/option_values.hpp"

#include <gtest/gtest.h>
#include <sched.h>

namespace pawl::cli {
namespace {

using namespace std::chrono_literals;

TEST(OptionValues, ReadDurationsWithTheirUnits) {
    EXPECT_EQ(parse_duration("500ms"), 500ms);
    EXPECT_EQ(parse_duration("60s"), 60s);
    EXPECT_EQ(parse_duration("2m"), 2min);
    EXPECT_EQ(parse_duration("1.5"), 1500ms);
}

TEST(OptionValues, SayHowADurationIsWritten) {
    for (const char* text : {"", "s", "5 s", "5x", "nan", "inf"})
        EXPECT_EQ(parse_duration(text).error(),
                  "'" + std::string(text) + "' is no duration: write 500ms, 60s, 2m or 1h");
    EXPECT_FALSE(parse_duration("0s").has_value());
    EXPECT_FALSE(parse_duration("-5s").has_value());
}

TEST(OptionValues, TakeZeroForEverWhereThatHasAMeaning) {
    for (const char* text : {"0", "0s", "0ms", "0.0m"}) EXPECT_EQ(parse_duration_or_for_ever(text), 0ns) << text;
    EXPECT_EQ(parse_duration_or_for_ever("500ms"), 500ms);
    for (const char* text : {"-1s", "-0.1", "", "x", "0x", "0.0000000001"})
        EXPECT_FALSE(parse_duration_or_for_ever(text).has_value()) << text;
}

TEST(OptionValues, ReadARuleForATask) {
    const auto rule = parse_task_rule("audio=prio:50,policy:rr,core:1").value();
    EXPECT_STREQ(rule.name, "audio");
    EXPECT_EQ(rule.priority, 50);
    EXPECT_EQ(rule.policy, SCHED_RR);
    EXPECT_TRUE(rule.has_core);
    EXPECT_EQ(rule.core, 1);
}

TEST(OptionValues, TakeAPriorityAloneForARealTimeOne) { EXPECT_EQ(parse_task_rule("main=prio:3")->policy, SCHED_FIFO); }

TEST(OptionValues, LeaveThePolicyAloneWhenOnlyACoreIsGiven) {
    const auto rule = parse_task_rule("main=core:any").value();
    EXPECT_EQ(rule.policy, -1);
    EXPECT_TRUE(rule.has_core);
    EXPECT_EQ(rule.core, -1);
}

TEST(OptionValues, SayWhatIsWrongWithARule) {
    EXPECT_EQ(parse_task_rule("audio").error(), "'audio' is no rule for a task: write NAME=prio:50,policy:fifo,core:0");
    EXPECT_EQ(parse_task_rule("a=prio:100").error(), "in 'a=prio:100': prio is a number from 0 to 99, not '100'");
    EXPECT_EQ(parse_task_rule("a=policy:best").error(), "in 'a=policy:best': policy is fifo, rr or other, not 'best'");
    EXPECT_EQ(parse_task_rule("a=speed:1").error(),
              "in 'a=speed:1': known are prio:, policy: and core:, not 'speed:1'");
    EXPECT_FALSE(parse_task_rule("a=policy:other,prio:5").has_value());
    EXPECT_FALSE(parse_task_rule("a=policy:fifo").has_value());
    EXPECT_FALSE(parse_task_rule(std::string(32, 'n') + "=prio:1").has_value());
}

TEST(OptionValues, SplitFlagsAsAShellDoes) {
    EXPECT_EQ(parse_flags("-DA=1  '-DB=x y' \"-I/a b\" -DC=\\\"q\\\"").value(),
              (std::vector<std::string>{"-DA=1", "-DB=x y", "-I/a b", "-DC=\"q\""}));
    EXPECT_FALSE(parse_flags("'open").has_value());
}

}  // namespace
}  // namespace pawl::cli
