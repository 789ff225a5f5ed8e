#include "apps/tablet/script.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace tablet;
using namespace std::chrono_literals;

auto read(const std::string& text) {
    std::istringstream in{text};
    return read_script(in, "s");
}
std::string refusal(const std::string& text) {
    const auto got = read(text);
    return got ? "nothing wrong" : got.error();
}

TEST(Script, PressesAtATime) {
    const auto got = read("# a comment\n\nat 1.5s press echo\n  at 2s press volume 0.4  # softer\n");
    ASSERT_TRUE(got) << got.error();
    ASSERT_EQ(got->size(), 2u);
    EXPECT_EQ((*got)[0].at, 1500ms);
    EXPECT_EQ((*got)[0].what, button::echo);
    EXPECT_EQ((*got)[0].how, manner::press);
    EXPECT_EQ((*got)[1].at, 2s);
    EXPECT_EQ((*got)[1].how, manner::set);
    EXPECT_EQ((*got)[1].value, 0.4F);
}

TEST(Script, PressesOverAndOver) {
    const auto got = read("every 10ms 100 times press stutter\nevery 1s 3 times from 0.5m press bell\n");
    ASSERT_TRUE(got) << got.error();
    ASSERT_EQ(got->size(), 103u);
    EXPECT_EQ((*got)[0].at, 0ms);
    EXPECT_EQ((*got)[99].at, 990ms);
    EXPECT_EQ((*got)[100].at, 30s);
    EXPECT_EQ((*got)[102].at, 32s);
}

TEST(Script, IsInTheOrderOfTimeAndThenOfLines) {
    const auto got = read("at 2s press echo\nat 1s press bell\nat 2s press clear\n");
    ASSERT_TRUE(got);
    EXPECT_EQ((*got)[0].what, button::bell);
    EXPECT_EQ((*got)[1].what, button::echo);
    EXPECT_EQ((*got)[2].what, button::clear);
}

TEST(Script, KnowsEveryButton) {
    for (const described_button& each : buttons) {
        const auto got = read("at 1s press " + std::string{each.word});
        ASSERT_TRUE(got) << got.error();
        EXPECT_EQ(description(got->front().what).word, each.word);
    }
}

TEST(Script, SaysInWhichLineWhatIsWrong) {
    EXPECT_EQ(refusal("at 1s press echo\nat 1s press ehco"),
              "s:2: no button is called \"ehco\"; tablet --list-buttons names them");
    EXPECT_EQ(refusal("when 1s press echo"), "s:1: a line begins with at or every, not with \"when\"");
    EXPECT_EQ(refusal("at 1 press echo"), "s:1: \"1\" is no time: a number with us, ms, s or m, such as 1.5s");
    for (const char* const time : {"-1s", "s", "1e999s", "nans", "infs", "1.5.2s", "1s2", "0x10s", "1 s"})
        EXPECT_THAT(refusal(std::string{"at "} + time + " press echo"), testing::HasSubstr("is no time")) << time;
    EXPECT_EQ(refusal("at 25000m press echo"), "s:1: \"25000m\" is beyond 24 hours");
    EXPECT_EQ(refusal("at 1s echo"), "s:1: press is expected here, not \"echo\"");
    EXPECT_EQ(refusal("at 1s press"), "s:1: a button is missing at the end");
    EXPECT_EQ(refusal("at"), "s:1: a time is missing at the end");
    EXPECT_EQ(refusal("at 1s press volume loud"), "s:1: \"loud\" is no value of volume: 0 to 2");
    EXPECT_EQ(refusal("at 1s press volume 3"), "s:1: \"3\" is no value of volume: 0 to 2");
    EXPECT_EQ(refusal("at 1s press speed nan"), "s:1: \"nan\" is no value of speed: 0.05 to 20");
    EXPECT_EQ(refusal("at 1s press bell 1"), "s:1: bell takes no value, but there is \"1\"");
    EXPECT_EQ(refusal("at 1s press echo 0.4 now"), "s:1: nothing is expected after that, but there is \"now\"");
    EXPECT_EQ(refusal("every 1s 0 times press echo"), "s:1: \"0\" is not a number of times, 1 to 1000000");
    EXPECT_EQ(refusal("every 1s -5 times press echo"), "s:1: \"-5\" is not a number of times, 1 to 1000000");
    EXPECT_EQ(refusal("every 1s 99999999999999999999 times press echo"),
              "s:1: \"99999999999999999999\" is not a number of times, 1 to 1000000");
    EXPECT_EQ(refusal("every 10s 1000000 times press echo"), "s:1: the last of these presses is beyond 24 hours");
    EXPECT_EQ(refusal("every 0s 1000000 times press echo\nat 0s press echo"),
              "s:2: a script presses a million times at most");
}

TEST(Script, ShowsStrangeWordsAsPlainText) {
    EXPECT_EQ(refusal("at 1s press \x1b[31m\xff"),
              "s:1: no button is called \"?[31m?\"; tablet --list-buttons names them");
    EXPECT_LT(refusal("at 1s press " + std::string(100'000, 'x')).size(), 200u);
    EXPECT_THAT(refusal(std::string("at 1s press ec\0ho", 17)), testing::HasSubstr("ec?ho"));
}

TEST(Script, MayBeEmpty) {
    EXPECT_TRUE(read("") && read("")->empty());
    EXPECT_TRUE(read("# nothing\n\n   \n") && read("# nothing\n")->empty());
}

TEST(Script, ThatCannotBeReadIsSaid) {
    EXPECT_EQ(read_script_file("/no/such/file").error(), "/no/such/file: No such file or directory");
    EXPECT_EQ(read_script_file("/").error(), "/: Is a directory");
    const std::string empty = testing::TempDir() + "pawl_empty_script";
    std::ofstream{empty};
    EXPECT_TRUE(read_script_file(empty));
}

}  // namespace
