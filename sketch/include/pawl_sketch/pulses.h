/* Tones, pulses, and bits that are shifted in and out. */
#ifndef PAWL_SKETCH_PULSES_H
#define PAWL_SKETCH_PULSES_H

#include "pins.h"

#ifdef __cplusplus
inline void tone(uint8_t pin, unsigned int frequency, unsigned long milliseconds = 0) {
    pawl_board_tone(pin, frequency, milliseconds);
}
inline unsigned long pulseIn(uint8_t pin, uint8_t level, unsigned long timeout_microseconds = 1000000UL) {
    return pawl_board_pulse_in(pin, level != LOW, timeout_microseconds);
}
inline unsigned long pulseInLong(uint8_t pin, uint8_t level, unsigned long timeout_microseconds = 1000000UL) {
    return pawl_board_pulse_in(pin, level != LOW, timeout_microseconds);
}
#endif

PAWL_CORE void noTone(uint8_t pin) { pawl_board_tone(pin, 0, 0); }

PAWL_CORE void shiftOut(uint8_t data, uint8_t clock, uint8_t order, uint8_t value) {
    int i;
    for (i = 0; i < 8; ++i) {
        digitalWrite(data, (uint8_t)(value >> (order == LSBFIRST ? i : 7 - i) & 1));
        digitalWrite(clock, HIGH);
        digitalWrite(clock, LOW);
    }
}

PAWL_CORE uint8_t shiftIn(uint8_t data, uint8_t clock, uint8_t order) {
    unsigned value = 0;
    int i;
    for (i = 0; i < 8; ++i) {
        digitalWrite(clock, HIGH);
        value |= (unsigned)(digitalRead(data) != LOW) << (order == LSBFIRST ? i : 7 - i);
        digitalWrite(clock, LOW);
    }
    return (uint8_t)value;
}

#endif
