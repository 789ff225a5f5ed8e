#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>

using testing::StrEq;

namespace {

std::string text(const String& s) { return s.c_str(); }

TEST(StringClass, IsMadeOfTextCharactersAndNumbers) {
    EXPECT_EQ(text(String("abc")), "abc");
    EXPECT_EQ(text(String('c')), "c");
    EXPECT_EQ(text(String(F("flash"))), "flash");
    EXPECT_EQ(text(String("abcdef", 3)), "abc");
    EXPECT_EQ(text(String(-45)), "-45");
    EXPECT_EQ(text(String(static_cast<byte>(200))), "200");
    EXPECT_EQ(text(String(4294967295UL)), "4294967295");
    EXPECT_EQ(text(String(-9223372036854775807LL - 1)), "-9223372036854775808");
}

TEST(StringClass, WritesBasesInSmallLettersAndNegativeOnesAsBits) {
    EXPECT_EQ(text(String(255, HEX)), "ff");
    EXPECT_EQ(text(String(5, BIN)), "101");
    EXPECT_EQ(text(String(8, OCT)), "10");
    EXPECT_EQ(text(String(-1, HEX)), "ffffffff");
    EXPECT_EQ(text(String(-1L, BIN)), std::string(32, '1'));
}

TEST(StringClass, RoundsFractionsToTheDecimalsAskedFor) {
    EXPECT_EQ(text(String(3.14159)), "3.14");
    EXPECT_EQ(text(String(3.14159f, 3)), "3.142");
    EXPECT_EQ(text(String(-0.5, 1)), "-0.5");
    EXPECT_EQ(text(String(1e20, 0)), "100000000000000000000");
    EXPECT_EQ(text(String(0.125)), "0.13");
    EXPECT_EQ(text(String(0.999)), "1.00");
    EXPECT_EQ(text(String(0.0 / 0.0)), " nan");
    EXPECT_EQ(text(String(-1.0 / 0.0)), "-inf");
}

// The boards ask for a width of two more than the decimals.
TEST(StringClass, PutsABlankBeforeADigitWithoutDecimals) {
    EXPECT_EQ(text(String(5.0, 0)), " 5");
    EXPECT_EQ(text(String(15.0, 0)), "15");
}

TEST(StringClass, IsFalseOnlyWithoutText) {
    EXPECT_TRUE(String());
    EXPECT_TRUE(String(""));
    EXPECT_FALSE(String(static_cast<const char*>(nullptr)));
    String s = "x";
    s = static_cast<const char*>(nullptr);
    EXPECT_FALSE(s);
    EXPECT_EQ(text(s), "");
}

TEST(StringClass, AddsEverythingFromLeftToRight) {
    const String b = "b";
    EXPECT_EQ(text("a" + b + 1 + 'c' + 2UL + 1.5 + F("x") + static_cast<byte>(7) + -3L), "ab1c21.50x7-3");
    EXPECT_EQ(text(1 + b), "1b");
    EXPECT_EQ(text(String("n = ") + 3 + 4), "n = 34");
    EXPECT_EQ(text(b + b + (b + b)), "bbbb");
    EXPECT_EQ(text(b), "b");
}

TEST(StringClass, ASumMayBeKeptAndUsedTwice) {
    const String a = "a";
    auto sum = a + 1;
    EXPECT_EQ(text(sum + 2), "a12");
    EXPECT_EQ(text(sum + 3), "a13");
    EXPECT_EQ(text(sum), "a1");
}

TEST(StringClass, GrowsByEachKindOfThing) {
    String s;
    s += "text";
    s += ' ';
    s += 1;
    s += 2.5f;
    s += F("!");
    s += String(7);
    EXPECT_TRUE(s.concat(true));
    EXPECT_TRUE(s.concat("xyz", 2));
    EXPECT_EQ(text(s), "text 12.50!71xy");
}

TEST(StringClass, CanBeAddedToItself) {
    String s = "abc";
    s += s;
    s += s;
    EXPECT_EQ(text(s), "abcabcabcabc");
    s.concat(s.c_str() + 9);
    EXPECT_EQ(text(s), "abcabcabcabcabc");
    s = s.c_str() + 12;
    EXPECT_EQ(text(s), "abc");
}

TEST(StringClass, ACopyIsItsOwn) {
    String a = "one";
    String b = a;
    b.setCharAt(0, 'X');
    EXPECT_EQ(text(a), "one");
    String c = static_cast<String&&>(a);
    EXPECT_EQ(text(c), "one");
    EXPECT_EQ(text(a), "");
    String& self = c;
    c = self;
    EXPECT_EQ(text(c), "one");
}

TEST(StringClass, ComparesAsTextDoes) {
    EXPECT_TRUE(String("a") == "a");
    EXPECT_TRUE("a" == String("a"));
    EXPECT_TRUE(String("a") == String('a'));
    EXPECT_TRUE(String("a") != "b");
    EXPECT_TRUE(String("a") == F("a"));
    EXPECT_TRUE(String("a") < String("b"));
    EXPECT_TRUE(String("b") >= "abc");
    EXPECT_GT(String("b").compareTo("a"), 0);
    EXPECT_TRUE(String("ON").equalsIgnoreCase("on"));
    EXPECT_FALSE(String("ON").equalsIgnoreCase("one"));
    EXPECT_FALSE(String("on").equals("ON"));
}

TEST(StringClass, OutsideItsTextThereIsNothing) {
    String s = "abc";
    EXPECT_EQ(s.charAt(3), '\0');
    EXPECT_EQ(s[99], '\0');
    s[99] = 'x';
    s.setCharAt(3, 'x');
    s[1] = 'B';
    EXPECT_EQ(text(s), "aBc");
    EXPECT_EQ(s[99], '\0');
}

TEST(StringClass, FindsCharactersAndText) {
    const String s = "one two one";
    EXPECT_EQ(s.indexOf('o'), 0);
    EXPECT_EQ(s.indexOf('o', 1), 6);
    EXPECT_EQ(s.indexOf("one", 1), 8);
    EXPECT_EQ(s.indexOf("three"), -1);
    EXPECT_EQ(s.indexOf('o', 99), -1);
    EXPECT_EQ(s.lastIndexOf('o'), 8);
    EXPECT_EQ(s.lastIndexOf('o', 7), 6);
    EXPECT_EQ(s.lastIndexOf("one"), 8);
    EXPECT_EQ(s.lastIndexOf("one", 7), 0);
    EXPECT_EQ(s.lastIndexOf('x'), -1);
    EXPECT_EQ(String().lastIndexOf('x'), -1);
    EXPECT_EQ(String("a").lastIndexOf("abc"), -1);
}

TEST(StringClass, StartsAndEnds) {
    const String s = "sensor";
    EXPECT_TRUE(s.startsWith("sen"));
    EXPECT_TRUE(s.startsWith("sor", 3));
    EXPECT_FALSE(s.startsWith("sor"));
    EXPECT_FALSE(s.startsWith("sensors"));
    EXPECT_TRUE(s.endsWith("sor"));
    EXPECT_TRUE(s.endsWith(""));
    EXPECT_FALSE(s.endsWith("a sensor"));
}

TEST(StringClass, CutsPartsOutInEitherOrder) {
    const String s = "abcdef";
    EXPECT_EQ(text(s.substring(2)), "cdef");
    EXPECT_EQ(text(s.substring(1, 3)), "bc");
    EXPECT_EQ(text(s.substring(3, 1)), "bc");
    EXPECT_EQ(text(s.substring(4, 99)), "ef");
    EXPECT_EQ(text(s.substring(6)), "");
    EXPECT_EQ(text(s.substring(99)), "");
}

TEST(StringClass, ReplacesShorterEqualAndLonger) {
    String s = "a-b-c";
    s.replace('-', '+');
    EXPECT_EQ(text(s), "a+b+c");
    s.replace("+", " plus ");
    EXPECT_EQ(text(s), "a plus b plus c");
    s.replace(" plus ", "");
    EXPECT_EQ(text(s), "abc");
    s.replace("", "x");
    s.replace("x", "y");
    EXPECT_EQ(text(s), "abc");
    String repeated = "aaaa";
    repeated.replace("aa", "a");
    EXPECT_EQ(text(repeated), "aa");
}

TEST(StringClass, RemovesNoMoreThanIsThere) {
    String s = "abcdef";
    s.remove(1, 2);
    EXPECT_EQ(text(s), "adef");
    s.remove(2);
    EXPECT_EQ(text(s), "ad");
    s.remove(1, 99);
    s.remove(5);
    EXPECT_EQ(text(s), "a");
}

TEST(StringClass, ChangesLettersAndTrims) {
    String s = " \t Mixed Case\r\n";
    s.trim();
    EXPECT_EQ(text(s), "Mixed Case");
    s.toUpperCase();
    EXPECT_EQ(text(s), "MIXED CASE");
    s.toLowerCase();
    EXPECT_EQ(text(s), "mixed case");
    String blank = "  ";
    blank.trim();
    EXPECT_TRUE(blank.isEmpty());
}

TEST(StringClass, ReadsTheNumberItBeginsWith) {
    EXPECT_EQ(String("123abc").toInt(), 123);
    EXPECT_EQ(String(" -7").toInt(), -7);
    EXPECT_EQ(String("abc").toInt(), 0);
    EXPECT_EQ(String().toInt(), 0);
    EXPECT_FLOAT_EQ(String("3.25x").toFloat(), 3.25f);
    EXPECT_DOUBLE_EQ(String("-1e3").toDouble(), -1000);
}

TEST(StringClass, CopiesItselfIntoArraysWithAnEnd) {
    char room[4] = "???";
    String("abcdef").toCharArray(room, sizeof room);
    EXPECT_THAT(room, StrEq("abc"));
    String("abcdef").toCharArray(room, sizeof room, 4);
    EXPECT_THAT(room, StrEq("ef"));
    String("abc").toCharArray(room, sizeof room, 99);
    EXPECT_THAT(room, StrEq(""));
    String().toCharArray(room, sizeof room);
    EXPECT_THAT(room, StrEq(""));
}

TEST(StringClass, KeepsItsTextWhileRoomIsMade) {
    String s = "abc";
    EXPECT_TRUE(s.reserve(100));
    const char* before = s.c_str();
    s += "def";
    EXPECT_EQ(s.c_str(), before);
    EXPECT_EQ(text(s), "abcdef");
    std::string letters;
    for (char c : s) letters += c;
    EXPECT_EQ(letters, "abcdef");
}

}  // namespace
