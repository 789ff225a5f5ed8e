/* The pins by name: an Arduino Uno, an ESP32 development board, and a generic board that is numbered like the Uno. */
#ifndef PAWL_SKETCH_PIN_NAMES_H
#define PAWL_SKETCH_PIN_NAMES_H

#include <stdint.h>

#include "board_names.h"

#define NOT_A_PIN 0
#define NOT_A_PORT 0
#define NOT_AN_INTERRUPT -1
#define NOT_ON_TIMER 0

#if defined(PAWL_BOARD_ESP32)

#define NUM_DIGITAL_PINS 40
#define NUM_ANALOG_INPUTS 16
/* Not every ESP32 has this light: a sketch that brings its own LED_BUILTIN is compiled with PAWL_NO_LED_BUILTIN. */
#ifndef PAWL_NO_LED_BUILTIN
#define LED_BUILTIN 2
#define BUILTIN_LED LED_BUILTIN
#endif
static const uint8_t TX = 1, RX = 3, SDA = 21, SCL = 22, SS = 5, MOSI = 23, MISO = 19, SCK = 18;
static const uint8_t A0 = 36, A3 = 39, A4 = 32, A5 = 33, A6 = 34, A7 = 35, A10 = 4, A11 = 0, A12 = 2, A13 = 15,
                     A14 = 13, A15 = 12, A16 = 14, A17 = 27, A18 = 25, A19 = 26;
static const uint8_t T0 = 4, T1 = 0, T2 = 2, T3 = 15, T4 = 13, T5 = 12, T6 = 14, T7 = 27, T8 = 33, T9 = 32;
static const uint8_t DAC1 = 25, DAC2 = 26;

#else

#define NUM_DIGITAL_PINS 20
#define NUM_ANALOG_INPUTS 6
#ifndef PAWL_NO_LED_BUILTIN
#define LED_BUILTIN 13
#endif
#define PIN_A0 (14)
static const uint8_t A0 = 14, A1 = 15, A2 = 16, A3 = 17, A4 = 18, A5 = 19, A6 = 20, A7 = 21;
static const uint8_t SDA = 18, SCL = 19, SS = 10, MOSI = 11, MISO = 12, SCK = 13;
#ifdef PAWL_BOARD_GENERIC
static const uint8_t TX = 1, RX = 0;
#endif

#endif

#if defined(PAWL_BOARD_AVR)
/* attachInterrupt() counts interrupts, not pins: 0 and 1 are pins 2 and 3; 2 to 5 are those that the Mega has besides. */
#define digitalPinToInterrupt(pin) \
    ((pin) == 2    ? 0             \
     : (pin) == 3  ? 1             \
     : (pin) == 21 ? 2             \
     : (pin) == 20 ? 3             \
     : (pin) == 19 ? 4             \
     : (pin) == 18 ? 5             \
                   : NOT_AN_INTERRUPT)
#define analogInputToDigitalPin(input) ((input) < 8 ? (input) + 14 : -1)
#else
#define digitalPinToInterrupt(pin) (((pin) >= 0 && (pin) < NUM_DIGITAL_PINS) ? (pin) : NOT_AN_INTERRUPT)
#define digitalPinToGPIONumber(pin) (pin)
#define gpioNumberToDigitalPin(pin) (pin)
#define analogInputToDigitalPin(input) (input)
#endif

#endif
