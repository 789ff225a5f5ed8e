#include "sketch/source/token.hpp"

#include <gmock/gmock.h>

#include <string>

namespace pawl::sketch {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    for (const token& one : tokens_of(text)) result.emplace_back(one.text);
    return result;
}

TEST(Tokens, AreWordsNumbersAndMarks) {
    EXPECT_THAT(words("int a_1 = b->c::d + 0x1F;"),
                ElementsAre("int", "a_1", "=", "b", "->", "c", "::", "d", "+", "0x1F", ";"));
}

TEST(Tokens, LeaveCommentsOut) {
    EXPECT_THAT(words("a /* b { */ c // d {\ne"), ElementsAre("a", "c", "e"));
    EXPECT_THAT(words("a // goes on \\\n b\nc"), ElementsAre("a", "c"));
    EXPECT_THAT(words("a // goes on \\\r\n b\r\nc"), ElementsAre("a", "c"));
    EXPECT_THAT(words("a /* never closed"), ElementsAre("a"));
}

TEST(Tokens, KeepQuotesWhole) {
    EXPECT_THAT(words(R"(f("a \" { // b", '\'', '"', L"x"))"),
                ElementsAre("f", "(", R"("a \" { // b")", ",", R"('\'')", ",", R"('"')", ",", R"(L"x")", ")"));
}

TEST(Tokens, EndAQuoteWithItsLine) {
    EXPECT_THAT(words("don't\nvoid f()"), ElementsAre("don", "'t", "void", "f", "(", ")"));
}

TEST(Tokens, KeepRawTextsWhole) {
    EXPECT_THAT(words("R\"x(a \" )\" {\n)x\" b"), ElementsAre("R\"x(a \" )\" {\n)x\"", "b"));
    EXPECT_THAT(words("u8R\"(a)\" BR\"(b)\""), ElementsAre("u8R\"(a)\"", "BR", "\"(b)\""));
}

TEST(Tokens, KeepSeparatedAndBrokenNumbersWhole) {
    EXPECT_THAT(words("1'000'000 1.5e-3 0xFFul .5"), ElementsAre("1'000'000", "1.5e-3", "0xFFul", ".5"));
    EXPECT_THAT(words("0xE+1"), ElementsAre("0xE", "+", "1"));
}

TEST(Tokens, MakeADirectiveOne) {
    EXPECT_THAT(words("#define A { \\\n  b\nc # d"), ElementsAre("#define A { \\\n  b", "c", "#", "d"));
    EXPECT_THAT(words("  # if A /* over\nlines */ > 1 // end\nb"),
                ElementsAre("# if A /* over\nlines */ > 1 // end", "b"));
    EXPECT_THAT(words("#define URL \"http://x\"\nb"), ElementsAre("#define URL \"http://x\"", "b"));
}

TEST(Tokens, KnowWhetherBlanksStandBeforeThem) {
    const auto all = tokens_of("a b(c/**/d");
    ASSERT_EQ(all.size(), 5u);
    EXPECT_TRUE(all[1].apart);
    EXPECT_FALSE(all[2].apart);
    EXPECT_FALSE(all[3].apart);
    EXPECT_TRUE(all[4].apart);
    EXPECT_EQ(all[4].offset, 9u);
}

}  // namespace
}  // namespace pawl::sketch
