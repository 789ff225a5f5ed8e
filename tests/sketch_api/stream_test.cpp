#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>

namespace {

constexpr std::uint64_t ms = 1000000;

class Streams : public testing::Test {
protected:
    Streams() {
        board = {};
        Serial.setTimeout(1000);
    }
    // The rest of the input.
    static std::string rest() {
        std::string text;
        for (const auto& [at, c] : board.input) text += c;
        return text;
    }
};

TEST_F(Streams, ReadTheNumberAndLeaveWhatFollows) {
    board.types("speed: 42,17;");
    EXPECT_EQ(Serial.parseInt(), 42);
    EXPECT_EQ(rest(), ",17;");
    EXPECT_EQ(Serial.parseInt(), 17);
    EXPECT_EQ(board.now, 0u);
}

TEST_F(Streams, ReadNegativeNumbers) {
    board.types("x=-12 ");
    EXPECT_EQ(Serial.parseInt(), -12);
}

TEST_F(Streams, GiveZeroWhenTimeIsOver) {
    board.types("abc");
    EXPECT_EQ(Serial.parseInt(), 0);
    EXPECT_EQ(board.now, 1000 * ms);
    EXPECT_EQ(rest(), "");
}

TEST_F(Streams, WaitForEachCharacterAnew) {
    board.types("1", 0);
    board.types("2", 900 * ms);
    board.types("3", 1800 * ms);
    board.types("4", 2900 * ms);
    EXPECT_EQ(Serial.parseInt(), 123);
    EXPECT_EQ(board.now, 2800 * ms);
}

TEST_F(Streams, KeepToTheTimeOutThatWasSet) {
    Serial.setTimeout(20);
    EXPECT_EQ(Serial.getTimeout(), 20u);
    board.types("late", 21 * ms);
    EXPECT_EQ(Serial.readString(), "");
    EXPECT_EQ(board.now, 20 * ms);
}

TEST_F(Streams, PassOverNothingOrOnlyBlanksWhenToldSo) {
    board.types("a1 ");
    EXPECT_EQ(Serial.parseInt(SKIP_NONE), 0);
    EXPECT_EQ(Serial.parseInt(SKIP_WHITESPACE), 0);
    EXPECT_EQ(rest(), "a1 ");
    EXPECT_EQ(Serial.parseInt(SKIP_ALL), 1);
    board.types("\r\n\t 7;");
    EXPECT_EQ(Serial.parseInt(SKIP_WHITESPACE), 7);
}

TEST_F(Streams, IgnoreACharacterWithinANumber) {
    board.types("1,234,567 ");
    EXPECT_EQ(Serial.parseInt(SKIP_ALL, ','), 1234567);
}

TEST_F(Streams, ReadFractions) {
    board.types("t=-3.25C .5;7");
    EXPECT_FLOAT_EQ(Serial.parseFloat(), -3.25f);
    EXPECT_FLOAT_EQ(Serial.parseFloat(), 0.5f);
    EXPECT_FLOAT_EQ(Serial.parseFloat(), 7);
}

TEST_F(Streams, ReadUntilTheTerminatorAndTakeItAway) {
    board.types("first\nsecond");
    EXPECT_EQ(Serial.readStringUntil('\n'), "first");
    EXPECT_EQ(rest(), "second");
    EXPECT_EQ(Serial.readString(), "second");
}

TEST_F(Streams, ReadNoMoreBytesThanThereIsRoomFor) {
    char room[4] = {};
    board.types("abcdef");
    EXPECT_EQ(Serial.readBytes(room, 3), 3u);
    EXPECT_STREQ(room, "abc");
    EXPECT_EQ(Serial.readBytesUntil('f', room, 3), 2u);
    EXPECT_EQ(rest(), "");
    EXPECT_EQ(Serial.readBytes(room, 1), 0u);
}

TEST_F(Streams, FindTextAlsoBehindItsOwnBeginning) {
    board.types("ababac!");
    EXPECT_TRUE(Serial.find("abac"));
    EXPECT_EQ(rest(), "!");
    EXPECT_FALSE(Serial.find("abac"));
}

TEST_F(Streams, FindUntilTheTerminator) {
    board.types("a;b");
    EXPECT_FALSE(Serial.findUntil("b", ";"));
    EXPECT_TRUE(Serial.findUntil("b", ";"));
    board.types("xyz");
    EXPECT_TRUE(Serial.find('y'));
}

TEST_F(Streams, TimeOutThoughOnlyTheSketchKnowsWhatComes) {
    struct silent : Stream {
        int available() override { return 0; }
        int read() override { return -1; }
        int peek() override { return -1; }
        size_t write(uint8_t) override { return 1; }
    } stream;
    stream.setTimeout(5);
    EXPECT_EQ(stream.parseInt(), 0);
    EXPECT_EQ(board.now, 5 * ms);
}

TEST_F(Streams, LinesAskTheBoard) {
    Serial.begin(115200);
    EXPECT_TRUE(Serial);
    board.types("q");
    EXPECT_EQ(Serial.available(), 1);
    EXPECT_EQ(Serial.peek(), 'q');
    EXPECT_EQ(Serial.read(), 'q');
    EXPECT_EQ(Serial.read(), -1);
    Serial1.begin(9600, SERIAL_8N1, 16, 17);
    Serial2.flush();
    EXPECT_THAT(board.calls, testing::ElementsAre("begin 0 115200", "begin 1 9600", "flush 2"));
}

}  // namespace
