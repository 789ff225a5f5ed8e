// What AVR has of its own: ports, numbered interrupts, macros, and what it refuses.
#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>
#include <avr/sleep.h>
#include <util/atomic.h>
#include <util/delay.h>

using testing::ElementsAre;

// On AVR these are names like any other: min() and max() are macros.
int min = 1;
int max = 2;

namespace {

class Avr : public testing::Test {
protected:
    Avr() { board = {}; }
};

TEST_F(Avr, RoundGivesAWholeNumber) {
    EXPECT_EQ(printed([] { Serial.print(round(2.5)); }), "3");
    EXPECT_EQ(round(-2.5), -3);
    EXPECT_EQ(min(min, max), 1);
    EXPECT_EQ(abs(-3L), 3);
}

TEST_F(Avr, MicrosecondsGoInFours) {
    board.now = 1007999;
    EXPECT_EQ(micros(), 1004u);
}

TEST_F(Avr, InterruptsAreCountedNotPins) {
    attachInterrupt(
        0, [] {}, RISING);
    attachInterrupt(
        digitalPinToInterrupt(3), [] {}, LOW);
    EXPECT_THAT(board.calls, ElementsAre("attach 2 3", "attach 3 0"));
    EXPECT_ANY_THROW(attachInterrupt(
        digitalPinToInterrupt(7), [] {}, RISING));
}

TEST_F(Avr, PortsArePins) {
    DDRB |= _BV(PB5) | _BV(PB0);
    PORTB |= 1 << 5;
    PORTB ^= 1 << 5 | 1;
    EXPECT_EQ(PORTB, 1);
    board.levels[2] = 1;
    EXPECT_EQ(PIND, 4);
    EXPECT_THAT(board.calls, ElementsAre("mode 8 1", "mode 13 1", "write 13 1", "write 8 1", "write 13 0"));
}

// Set and cleared in one step: what another task does to another bit stays.
TEST_F(Avr, ASingleBitOfAPortIsItsOwn) {
    PORTC = 0;
    board.calls.clear();
    PORTC |= 1 << 2;
    PORTC |= 1 << 2;
    PORTC &= ~(1 << 2);
    PORTC |= 3;
    PORTC &= ~3;
    EXPECT_EQ(PORTC, 0);
    EXPECT_THAT(board.calls,
                ElementsAre("write 16 1", "write 16 0", "write 14 1", "write 15 1", "write 14 0", "write 15 0"));
}

TEST_F(Avr, WritingAnInputRegisterTurnsTheOutputOver) {
    PIND = 1 << 3;
    PIND = 1 << 3;
    EXPECT_THAT(board.calls, ElementsAre("write 3 1", "write 3 0"));
}

TEST_F(Avr, AtomicBlocksPutBackWhatWas) {
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
        EXPECT_FALSE(board.interrupts);
        ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {}
        EXPECT_FALSE(board.interrupts);
    }
    EXPECT_TRUE(board.interrupts);
    [] {
        ATOMIC_BLOCK(ATOMIC_FORCEON) { return; }
    }();
    EXPECT_TRUE(board.interrupts);
}

TEST_F(Avr, TheStatusRegisterKeepsWhetherInterruptsMayCome) {
    const uint8_t before = SREG;
    cli();
    const uint8_t within = SREG;
    EXPECT_EQ(within, 0);
    SREG = before;
    EXPECT_TRUE(board.interrupts);
}

TEST_F(Avr, BusyWaitingAndSleepingKeepTheCore) {
    _delay_ms(1.5);
    set_sleep_mode(SLEEP_MODE_IDLE);
    sleep_mode();
    EXPECT_THAT(board.calls, ElementsAre("busy 1500000", "busy 1024000"));
    EXPECT_ANY_THROW(set_sleep_mode(SLEEP_MODE_PWR_DOWN));
}

TEST_F(Avr, ConstantsInFlashAreRead) {
    static const int numbers[] PROGMEM = {-1, 70000};
    static const char* const names[] PROGMEM = {"one", "two"};
    EXPECT_EQ(pgm_read_word(&numbers[1]), 70000);
    EXPECT_STREQ((const char*)pgm_read_word(&names[1]), "two");
    EXPECT_STREQ((const char*)pgm_read_ptr(&names[0]), "one");
    EXPECT_EQ(pgm_read_byte("A"), 'A');
}

}  // namespace
