// Numbers, time, pins and interrupts on the generic board.
#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>
#include <EEPROM.h>
#include <Servo.h>

#include <algorithm>
#include <vector>

using testing::ElementsAre;

void setup() {}
void loop() { board.calls.push_back("loop"); }

namespace {

class Core : public testing::Test {
protected:
    Core() { board = {}; }
    static std::vector<long> numbers(long bound) {
        std::vector<long> drawn;
        for (int i = 0; i < 20; ++i) drawn.push_back(random(bound));
        return drawn;
    }
};

TEST_F(Core, RandomNumbersAreTheSameForTheSameSeed) {
    randomSeed(42);
    const auto first = numbers(1000);
    randomSeed(42);
    EXPECT_EQ(numbers(1000), first);
    randomSeed(43);
    EXPECT_NE(numbers(1000), first);
    // The board's own seed is behind the sketch's.
    board.seed = 99;
    randomSeed(42);
    EXPECT_EQ(numbers(1000), first);
}

TEST_F(Core, UnseededRandomNumbersFollowTheBoard) {
    pawl_sketch::random_counter = 0;
    const auto first = numbers(1000);
    pawl_sketch::random_counter = 0;
    EXPECT_EQ(numbers(1000), first);
    pawl_sketch::random_counter = 0;
    board.seed = 2;
    EXPECT_NE(numbers(1000), first);
}

TEST_F(Core, RandomNumbersStayWithinTheirBounds) {
    randomSeed(1);
    bool seen[10] = {};
    for (int i = 0; i < 1000; ++i) {
        const long n = random(-3, 7);
        ASSERT_GE(n, -3);
        ASSERT_LT(n, 7);
        seen[n + 3] = true;
    }
    EXPECT_THAT(seen, testing::Each(true));
    EXPECT_EQ(random(0), 0);
    EXPECT_EQ(random(5, 5), 5);
    EXPECT_EQ(random(5, 2), 5);
}

TEST_F(Core, MapsInWholeNumbers) {
    EXPECT_EQ(map(512, 0, 1023, 0, 255), 127);
    EXPECT_EQ(map(5, 0, 10, 100, 0), 50);
    EXPECT_EQ(map(20, 0, 10, 0, 100), 200);
    EXPECT_EQ(map(-1, 0, 10, 0, 5), 0);
    EXPECT_EQ(map(1, 3, 3, 0, 5), -1);
}

TEST_F(Core, ComparesNumbersOfDifferentTypes) {
    EXPECT_EQ(min(3, 4L), 3);
    EXPECT_EQ(max(3, 4.5), 4.5);
    EXPECT_EQ(std::min(3, 4), 3);
    EXPECT_EQ(constrain(12, 0, 10), 10);
    EXPECT_EQ(constrain(-2, 0, 10), 0);
    EXPECT_EQ(abs(-3), 3);
    EXPECT_EQ(abs(-2.5), 2.5);
    EXPECT_EQ(abs(3ul), 3ul);
    EXPECT_EQ(sq(4), 16);
    EXPECT_DOUBLE_EQ(radians(180), PI);
    EXPECT_DOUBLE_EQ(degrees(PI), 180);
}

TEST_F(Core, BitsAndBytes) {
    int n = 0;
    bitSet(n, 3);
    bitWrite(n, 0, 1);
    EXPECT_EQ(n, 9);
    bitClear(n, 3);
    EXPECT_EQ(bitRead(n, 0), 1);
    EXPECT_EQ(bitRead(n, 3), 0);
    EXPECT_EQ(bit(4), 16u);
    EXPECT_EQ(lowByte(0x1234), 0x34);
    EXPECT_EQ(highByte(0x1234), 0x12);
    EXPECT_EQ(word(0x12, 0x34), 0x1234);
}

TEST_F(Core, CharactersAreAscii) {
    EXPECT_TRUE(isDigit('7') && isAlpha('z') && isAlphaNumeric('Z') && isHexadecimalDigit('f') && isPunct('!'));
    EXPECT_TRUE(isSpace('\n') && isWhitespace('\t') && isControl(127) && isPrintable(' ') && isUpperCase('A'));
    EXPECT_FALSE(isDigit('a') || isHexadecimalDigit('g') || isWhitespace('\n') || isGraph(' ') || isAlpha(200));
}

TEST_F(Core, TimeIsTheBoards) {
    board.now = 1234567890;
    EXPECT_EQ(millis(), 1234u);
    EXPECT_EQ(micros(), 1234567u);
    delay(5);
    delayMicroseconds(7);
    yield();
    EXPECT_THAT(board.calls, ElementsAre("delay 5000000", "busy 7000", "yield"));
    board.now = ((std::uint64_t{1} << 32) + 3) * 1000000;
    EXPECT_EQ(millis(), 3u);
}

TEST_F(Core, PinsAreTheBoards) {
    pinMode(4, INPUT_PULLUP);
    pinMode(5, OUTPUT);
    digitalWrite(5, HIGH);
    EXPECT_EQ(digitalRead(5), HIGH);
    board.analog[A0] = 777;
    EXPECT_EQ(analogRead(A0), 777);
    EXPECT_EQ(analogRead(0), 777);
    analogReadResolution(12);
    EXPECT_EQ(analogRead(A0), 777 * 4);
    analogReadResolution(10);
    analogWrite(5, 128);
    tone(8, 440, 100);
    noTone(8);
    EXPECT_EQ(pulseIn(7, HIGH), 58u);
    EXPECT_THAT(board.calls, ElementsAre("mode 4 2", "mode 5 1", "write 5 1", "analog 5 128", "tone 8 440 100",
                                         "tone 8 0 0", "pulse 7 1 1000000"));
}

TEST_F(Core, ShiftsBitsOutInEitherOrder) {
    const auto data = [] {
        std::string bits;
        for (const auto& call : board.calls) {
            if (call.starts_with("write 2 ")) bits += call.back();
        }
        board.calls.clear();
        return bits;
    };
    shiftOut(2, 3, MSBFIRST, 0xC1);
    EXPECT_EQ(data(), "11000001");
    shiftOut(2, 3, LSBFIRST, 0xC1);
    EXPECT_EQ(data(), "10000011");
    board.levels[2] = 1;
    EXPECT_EQ(shiftIn(2, 3, MSBFIRST), 0xff);
}

TEST_F(Core, InterruptsGiveTheBoardTheHandlerItself) {
    static int presses;
    presses = 0;
    const auto pressed = [] { ++presses; };
    attachInterrupt(digitalPinToInterrupt(2), pressed, FALLING);
    board.handler(board.argument);
    EXPECT_EQ(presses, 1);
    int number = 0;
    attachInterruptArg(
        3, [](void* at) { ++*static_cast<int*>(at); }, &number, CHANGE);
    board.handler(board.argument);
    EXPECT_EQ(number, 1);
    detachInterrupt(3);
    EXPECT_THAT(board.calls, ElementsAre("attach 2 2", "attach 3 1", "detach 3"));
    noInterrupts();
    EXPECT_FALSE(board.interrupts);
    interrupts();
    EXPECT_TRUE(board.interrupts);
}

int events = 0;

TEST_F(Core, SerialEventComesBetweenTwoRunsOfLoop) {
    pawl_sketch::loop_and_events();
    EXPECT_EQ(events, 0);
    board.types("x");
    pawl_sketch::loop_and_events();
    EXPECT_EQ(events, 1);
    EXPECT_THAT(board.calls, ElementsAre("loop", "loop"));
}

TEST_F(Core, EepromBeginsEmptyAndKeepsWhatIsPut) {
    EXPECT_EQ(EEPROM.read(5), 255);
    EEPROM.write(5, 7);
    EXPECT_EQ(EEPROM[5], 7);
    struct settings {
        int a;
        float b;
    } stored = {3, 1.5f}, loaded = {};
    EEPROM.put(100, stored);
    EEPROM.get(100, loaded);
    EXPECT_EQ(loaded.a, 3);
    EXPECT_EQ(loaded.b, 1.5f);
    EEPROM[6] = EEPROM[5];
    EXPECT_EQ(EEPROM.read(6), 7);
    EXPECT_EQ(EEPROM.read(-1), 0);
    EXPECT_EQ(EEPROM.length(), 1024);
}

TEST_F(Core, ServoShowsItsPulse) {
    Servo servo;
    servo.attach(9);
    servo.write(90);
    EXPECT_EQ(servo.read(), 90);
    servo.write(200);
    servo.writeMicroseconds(1000);
    EXPECT_THAT(board.calls, ElementsAre("mode 9 1", "analog 9 1472", "analog 9 2400", "analog 9 1000"));
    EXPECT_TRUE(servo.attached());
}

}  // namespace

void serialEvent() { ++events; }
