// Where AVR prints otherwise: its double is a float, and nothing is longer than 32 bits.
#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>

namespace {

template <typename... Arguments>
std::string shown(Arguments... arguments) {
    return printed([&] { Serial.print(arguments...); });
}

TEST(PrintAvr, WritesTheDigitsOfAFloat) {
    EXPECT_EQ(shown(3.14159265358979, 8), "3.14159274");
    EXPECT_EQ(shown(0.1, 7), "0.1000000");
    EXPECT_EQ(shown(1234567.89, 2), "1234567.87");
    EXPECT_EQ(shown(2.5), "2.50");
}

TEST(PrintAvr, CutsNumbersToThirtyTwoBits) {
    EXPECT_EQ(shown(4294967296UL + 7), "7");
    EXPECT_EQ(shown(2147483648L), "-2147483648");
    EXPECT_EQ(shown(-1, HEX), "FFFFFFFF");
}

// Of 16 bits is only itoa()'s int.
TEST(PrintAvr, ConvertsNegativeIntsToSixteenBits) {
    char text[20];
    EXPECT_STREQ(itoa(-1, text, 16), "ffff");
    EXPECT_STREQ(itoa(-1, text, 10), "-1");
    EXPECT_STREQ(ltoa(-1, text, 16), "ffffffff");
    EXPECT_STREQ(utoa(255, text, 2), "11111111");
    EXPECT_STREQ(ultoa(0, text, 10), "0");
}

TEST(PrintAvr, PadsFractionsToTheWidth) {
    char text[20];
    EXPECT_STREQ(dtostrf(1.5, 6, 2, text), "  1.50");
    EXPECT_STREQ(dtostrf(1.5, -6, 2, text), "1.50  ");
    EXPECT_STREQ(dtostrf(-12.345, 1, 1, text), "-12.3");
    EXPECT_STREQ(dtostrf(2.5, 1, 0, text), "3");
    EXPECT_STREQ(dtostrf(-NAN, 1, 1, text), "nan");
}

}  // namespace
