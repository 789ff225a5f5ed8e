#include "sketch/told/input_script.hpp"

#include <gmock/gmock.h>

namespace pawl::sketch {
namespace {

using check::wire::stimulus;
using check::wire::stimulus_kind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<stimulus> parsed(std::string_view text, analog_inputs board = analog_inputs::of_uno) {
    const auto all = parse_input_script(text, "in.txt", board);
    EXPECT_TRUE(all.has_value()) << (all ? "" : all.error());
    return all.value_or(std::vector<stimulus>{});
}

std::string error_of(std::string_view text, analog_inputs board = analog_inputs::of_uno) {
    const auto all = parse_input_script(text, "in.txt", board);
    return all ? "no error" : all.error();
}

std::string bytes_of(const std::vector<stimulus>& all) {
    std::string text;
    for (const stimulus& one : all) text += static_cast<char>(one.value);
    return text;
}

TEST(InputScript, ReadsTextPinsAndValues) {
    const auto all = parsed("100ms serial \"on\\n\"\n1.5s pin 2 low\n2s analog A0 512\n");
    ASSERT_THAT(all, SizeIs(5));
    EXPECT_EQ(all[0].at_ns, 100'000'000);
    EXPECT_EQ(all[0].kind, stimulus_kind::serial);
    EXPECT_EQ(all[0].line, 0);
    EXPECT_EQ(bytes_of({all[0], all[1], all[2]}), "on\n");
    EXPECT_EQ(all[1].at_ns, 101'000'000);  // a byte each millisecond
    EXPECT_EQ(all[3].kind, stimulus_kind::pin);
    EXPECT_EQ(all[3].at_ns, 1'500'000'000);
    EXPECT_EQ(all[3].pin, 2);
    EXPECT_EQ(all[3].value, 0);
    EXPECT_EQ(all[4].kind, stimulus_kind::analog);
    EXPECT_EQ(all[4].pin, 14);
    EXPECT_EQ(all[4].value, 512);
}

TEST(InputScript, KnowsFourUnitsOfTime) {
    EXPECT_EQ(parsed("2s pin 1 1")[0].at_ns, 2'000'000'000);
    EXPECT_EQ(parsed("2.5ms pin 1 1")[0].at_ns, 2'500'000);
    EXPECT_EQ(parsed("20us pin 1 1")[0].at_ns, 20'000);
    EXPECT_EQ(parsed("7ns pin 1 1")[0].at_ns, 7);
    EXPECT_EQ(parsed("0s pin 1 1")[0].at_ns, 0);
}

TEST(InputScript, KnowsLevelsByAnyName) {
    for (const char* high : {"high", "HIGH", "1"})
        EXPECT_EQ(parsed("1s pin 3 " + std::string(high))[0].value, 1) << high;
    for (const char* low : {"low", "LOW", "0"}) EXPECT_EQ(parsed("1s pin 3 " + std::string(low))[0].value, 0) << low;
}

TEST(InputScript, KnowsTheOtherSerialLines) {
    EXPECT_EQ(parsed("1s serial1 \"x\"")[0].line, 1);
    EXPECT_EQ(parsed("1s serial3 \"x\"")[0].line, 3);
}

TEST(InputScript, KnowsTheEscapesOfAString) {
    EXPECT_EQ(bytes_of(parsed(R"(1s serial "a\"b\\\r\n\t\0z")")), std::string("a\"b\\\r\n\t\0z", 9));
    EXPECT_THAT(parsed("1s serial \"\""), IsEmpty());
}

TEST(InputScript, IgnoresBlankLinesAndComments) {
    EXPECT_THAT(parsed(""), IsEmpty());
    EXPECT_THAT(parsed("\n  \r\n# a comment\n   # another\n"), IsEmpty());
    EXPECT_THAT(parsed("1s pin 2 low # pressed\r\n1s serial \"#\" # text\n"), SizeIs(2));
}

TEST(InputScript, IsPutIntoTheOrderOfTime) {
    const auto all = parsed("2s pin 1 high\n1s pin 2 high\n1s pin 3 low\n");
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[0].pin, 2);
    EXPECT_EQ(all[1].pin, 3);  // of the same time: as they stand
    EXPECT_EQ(all[2].pin, 1);
}

TEST(InputScript, NamesTheLineThatIsWrong) {
    EXPECT_EQ(error_of("1s pin 2 low\n\nsoon pin 2 low\n"), "in.txt:3: 'soon' is no time: write 100ms, 1.5s or 20us");
}

TEST(InputScript, RefusesWhatIsNoTime) {
    for (const char* time : {"100", "ms", "-1s", "1.2.3s", "1 s", "1h", ".s", "1e3s", "99999999999999s"})
        EXPECT_THAT(error_of(std::string(time) + " pin 2 low"), HasSubstr("is no time")) << time;
}

TEST(InputScript, RefusesAnUnknownEvent) {
    EXPECT_THAT(error_of("1s"), HasSubstr("a line is: TIME serial"));
    EXPECT_THAT(error_of("1s button 2 low"), HasSubstr("a line is: TIME serial"));
}

TEST(InputScript, RefusesASerialLineThatIsNotThere) {
    for (const char* line : {"serial4", "serialx", "serial-1"})
        EXPECT_EQ(error_of("1s " + std::string(line) + " \"x\""),
                  "in.txt:1: there is no " + std::string(line) + ": serial, serial1, serial2, serial3");
}

TEST(InputScript, RefusesTextThatIsNoString) {
    for (const char* text : {"on", "", "\"on", "\"on\\", "\"on\\q\"", "\"on\" off", "'on'"})
        EXPECT_EQ(error_of("1s serial " + std::string(text)), "in.txt:1: text is a string: serial \"on\\n\"") << text;
}

TEST(InputScript, RefusesAPinThatIsNotThere) {
    for (const char* pin : {"", "x", "-1", "128", "A", "A8", "2.5"})
        EXPECT_EQ(error_of("1s pin " + std::string(pin) + " low").substr(0, 41),
                  "in.txt:1: a pin is a number or A0, A1 ...")
            << pin;
}

TEST(InputScript, KnowsTheAnalogInputsOfEachBoard) {
    EXPECT_EQ(parsed("1s analog A0 512")[0].pin, 14);
    EXPECT_EQ(parsed("1s pin A5 low")[0].pin, 19);
    EXPECT_EQ(parsed("1s analog A0 512", analog_inputs::of_esp32)[0].pin, 36);
    EXPECT_EQ(parsed("1s pin a4 low", analog_inputs::of_esp32)[0].pin, 32);
    EXPECT_THAT(error_of("1s analog A1 512", analog_inputs::of_esp32), HasSubstr("one that the board has"));
}

TEST(InputScript, TakesTheNumberOfAnInputAsAnalogReadDoes) {
    EXPECT_EQ(parsed("1s analog 2 512")[0].pin, 16);
    EXPECT_EQ(parsed("1s analog 16 512")[0].pin, 16);
    EXPECT_EQ(parsed("1s analog 34 512", analog_inputs::of_esp32)[0].pin, 34);
    EXPECT_EQ(parsed("1s pin 2 low")[0].pin, 2);
}

TEST(InputScript, RefusesALevelOrAValueThatIsNone) {
    EXPECT_EQ(error_of("1s pin 2"), "in.txt:1: a level is high or low");
    EXPECT_EQ(error_of("1s pin 2 up"), "in.txt:1: a level is high or low");
    EXPECT_EQ(error_of("1s analog A0"), "in.txt:1: a measured value is a number");
    EXPECT_EQ(error_of("1s analog A0 half"), "in.txt:1: a measured value is a number");
    EXPECT_EQ(error_of("1s analog A0 99999999999"), "in.txt:1: a measured value is a number");
}

TEST(InputScript, RefusesWhatIsTooMuch) {
    EXPECT_THAT(error_of("1s pin 2 low high"), HasSubstr("'high' is too much"));
    EXPECT_THAT(error_of("1s analog 2 5 V"), HasSubstr("'V' is too much"));
    EXPECT_EQ(error_of("1s serial \"" + std::string(70'000, 'x') + "\""),
              "in.txt: more than 65,536 bytes and levels from outside");
}

TEST(TypedInput, ComesAsAByteEachMillisecond) {
    const auto all = typed("hi\n");
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[0].at_ns, 1'000'000);
    EXPECT_EQ(all[2].at_ns, 3'000'000);
    EXPECT_EQ(bytes_of(all), "hi\n");
    EXPECT_THAT(typed(""), IsEmpty());
    EXPECT_THAT(typed(std::string(100'000, 'x')), SizeIs(check::wire::max_stimuli));
}

}  // namespace
}  // namespace pawl::sketch
