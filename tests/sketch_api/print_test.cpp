// What print() writes on the ESP32; print_avr_test.cpp says where AVR differs.
#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>

using testing::ElementsAre;

namespace {

template <typename... Arguments>
std::string shown(Arguments... arguments) {
    return printed([&] { Serial.print(arguments...); });
}

TEST(Print, WritesTextOfEveryKind) {
    EXPECT_EQ(shown("text"), "text");
    EXPECT_EQ(shown(F("flash")), "flash");
    EXPECT_EQ(shown(String("object")), "object");
    EXPECT_EQ(shown('c'), "c");
    EXPECT_EQ(shown(static_cast<const char*>(nullptr)), "");
}

TEST(Print, WritesNumbersOfEveryWidth) {
    EXPECT_EQ(shown(0), "0");
    EXPECT_EQ(shown(-42), "-42");
    EXPECT_EQ(shown(static_cast<byte>(65)), "65");
    EXPECT_EQ(shown(static_cast<int8_t>(-5)), "-5");
    EXPECT_EQ(shown(true), "1");
    EXPECT_EQ(shown(4294967295UL), "4294967295");
    EXPECT_EQ(shown(INT64_MIN), "-9223372036854775808");
    EXPECT_EQ(shown(UINT64_MAX / 10), "1844674407370955161");
}

TEST(Print, WritesBasesInLargeLetters) {
    EXPECT_EQ(shown(255, HEX), "FF");
    EXPECT_EQ(shown(78, BIN), "1001110");
    EXPECT_EQ(shown(78, OCT), "116");
    EXPECT_EQ(shown(35, 36), "Z");
    EXPECT_EQ(shown(10, 1), "10");
    EXPECT_EQ(shown(0, BIN), "0");
}

// Only base 10 has a sign, and a long has 32 bits there.
TEST(Print, WritesNegativeNumbersInOtherBasesAsThirtyTwoBits) {
    EXPECT_EQ(shown(-1, HEX), "FFFFFFFF");
    EXPECT_EQ(shown(-2L, OCT), "37777777776");
    EXPECT_EQ(shown(-1, BIN), std::string(32, '1'));
    EXPECT_EQ(shown(-1LL, HEX), "FFFFFFFFFFFFFFFF");
    EXPECT_EQ(shown(-10, DEC), "-10");
}

TEST(Print, AnUnsignedLongBelowZeroWrapsAtThirtyTwoBits) {
    const unsigned long earlier = 5;
    const unsigned long later = 3;
    EXPECT_EQ(shown(later - earlier), "4294967294");
}

TEST(Print, BaseZeroIsTheByteItself) {
    EXPECT_EQ(shown(65, 0), "A");
    EXPECT_EQ(shown(static_cast<byte>(66), 0), "B");
}

TEST(Print, WritesTwoDecimalsUnlessToldOtherwise) {
    EXPECT_EQ(shown(1.23456), "1.23");
    EXPECT_EQ(shown(1.23456, 0), "1");
    EXPECT_EQ(shown(1.23456, 4), "1.2346");
    EXPECT_EQ(shown(-1.5), "-1.50");
    EXPECT_EQ(shown(0.5f), "0.50");
    EXPECT_EQ(shown(1.999, 2), "2.00");
    EXPECT_EQ(shown(0.0), "0.00");
    EXPECT_EQ(shown(-0.001), "-0.00");
    EXPECT_EQ(shown(0.125, 30), "0.125000000000000000000000000000");
}

TEST(Print, NamesWhatIsNoNumber) {
    EXPECT_EQ(shown(NAN), "nan");
    EXPECT_EQ(shown(INFINITY), "inf");
    EXPECT_EQ(shown(-INFINITY), "inf");
    EXPECT_EQ(shown(4294967296.0), "ovf");
    EXPECT_EQ(shown(-4294967296.0), "ovf");
    EXPECT_EQ(shown(4294967040.0, 0), "4294967040");
}

TEST(Print, EndsLinesWithTwoCharactersInAPieceOfTheirOwn) {
    board.pieces.clear();
    EXPECT_EQ(Serial.println("Inside Task1"), 14u);
    EXPECT_EQ(Serial.println(), 2u);
    EXPECT_EQ(Serial.println(-1.5, 1), 6u);
    EXPECT_THAT(board.pieces, ElementsAre("Inside Task1", "\r\n", "\r\n", "-1.5", "\r\n"));
}

TEST(Print, AsksObjectsToPrintThemselves) {
    struct point : Printable {
        size_t printTo(Print& to) const override { return to.print("point ") + to.print(3); }
    };
    EXPECT_EQ(printed([] { EXPECT_EQ(Serial.println(point()), 9u); }), "point 3\r\n");
}

TEST(Print, WritesBytesAndCountsThem) {
    const uint8_t bytes[] = {'a', 0, 'b'};
    EXPECT_EQ(printed([&] { EXPECT_EQ(Serial.write(bytes, 3), 3u); }), std::string("a\0b", 3));
    EXPECT_EQ(printed([] { EXPECT_EQ(Serial.write(65), 1u); }), "A");
    EXPECT_EQ(printed([] { Serial.write("text"); }), "text");
}

TEST(Print, NeedsOnlyTheByteOfAClassOfTheSketch) {
    struct counter : Print {
        size_t write(uint8_t) override { return ++count, 1; }
        int count = 0;
    } counts;
    counts.println(12345);
    EXPECT_EQ(counts.count, 7);
}

TEST(Printf, TakesLongForThirtyTwoBits) {
    const uint32_t four = 4;
    EXPECT_EQ(printed([&] { Serial.printf("%lu|%5ld|%-4lx|%%l", four, static_cast<int32_t>(-1), four); }),
              "4|   -1|4   |%l");
    EXPECT_EQ(printed([&] { Serial.printf("%lld %" PRId64, 1LL << 40, int64_t{1} << 40); }),
              "1099511627776 1099511627776");
    EXPECT_EQ(printed([&] { Serial.printf("%lu", 4294967295UL); }), "4294967295");
    EXPECT_EQ(printed([&] { Serial.printf("%s %c %.1f %5.2lf", "s", 'c', 1.25, 2.0); }), "s c 1.2  2.00");
}

TEST(Printf, WritesLongTextInOnePiece) {
    const std::string text(300, 'x');
    board.pieces.clear();
    EXPECT_EQ(Serial.printf("<%s>", text.c_str()), 302u);
    EXPECT_THAT(board.pieces, ElementsAre("<" + text + ">"));
}

TEST(Printf, LogsAreSilentUnlessAskedFor) {
    EXPECT_EQ(printed([] {
                  log_e("error %d", 1);
                  ESP_LOGE("tag", "error");
              }),
              "");
    EXPECT_EQ(printed([] { ets_printf("%d\n", 3); }), "3\n");
}

}  // namespace
