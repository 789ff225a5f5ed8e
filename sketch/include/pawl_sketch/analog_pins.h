/* Analog inputs and outputs. */
#ifndef PAWL_SKETCH_ANALOG_PINS_H
#define PAWL_SKETCH_ANALOG_PINS_H

#include <stdint.h>

#include "board_calls.h"
#include "pin_names.h"

#ifdef PAWL_BOARD_ESP32
#define PAWL_ANALOG_BITS 12
typedef enum { ADC_0db, ADC_2_5db, ADC_6db, ADC_11db } adc_attenuation_t;
#else
#define PAWL_ANALOG_BITS 10
#endif

/* How many bits the sketch wants to see; the board measures PAWL_ANALOG_BITS of them. */
#ifdef __cplusplus
inline int pawl_analog_read_bits = PAWL_ANALOG_BITS;
#else
static __attribute__((unused)) int pawl_analog_read_bits = PAWL_ANALOG_BITS;
#endif

PAWL_CORE void analogReadResolution(uint8_t bits) { pawl_analog_read_bits = bits; }

PAWL_CORE int analogRead(uint8_t pin) {
#ifndef PAWL_BOARD_ESP32
    if (pin < A0) pin = (uint8_t)(pin + A0); /* analogRead(0) means A0 */
#endif
    const int measured = pawl_board_analog_read(pin);
    const int wanted = pawl_analog_read_bits;
    return wanted >= PAWL_ANALOG_BITS ? measured << (wanted - PAWL_ANALOG_BITS)
                                      : measured >> (PAWL_ANALOG_BITS - wanted);
}

PAWL_CORE void analogWrite(uint8_t pin, int value) { pawl_board_analog_write(pin, value); }
/* Outputs show the number that the sketch wrote, whatever it means. */
PAWL_CORE void analogWriteResolution(uint8_t bits) { (void)bits; }
PAWL_CORE void analogReference(uint8_t reference) { (void)reference; }

#ifdef PAWL_BOARD_ESP32
PAWL_CORE uint32_t analogReadMilliVolts(uint8_t pin) { return (uint32_t)pawl_board_analog_read(pin) * 3300u / 4095u; }
PAWL_CORE void analogSetAttenuation(adc_attenuation_t attenuation) { (void)attenuation; }
PAWL_CORE void analogSetPinAttenuation(uint8_t pin, adc_attenuation_t attenuation) { (void)pin, (void)attenuation; }
PAWL_CORE void analogSetWidth(uint8_t bits) { pawl_analog_read_bits = bits; }
PAWL_CORE uint16_t touchRead(uint8_t pin) { return (uint16_t)pawl_board_analog_read(pin); }
PAWL_CORE void touchAttachInterrupt(uint8_t pin, void (*handler)(void), uint16_t threshold) {
    (void)pin, (void)handler, (void)threshold;
    pawl_board_refuse("touchAttachInterrupt(): pawl does not simulate interrupts of touch pins; touchRead() it does",
                      __FILE__, __LINE__);
}
PAWL_CORE void touchDetachInterrupt(uint8_t pin) { (void)pin; }
/* Of the chip, in degrees Celsius. */
PAWL_CORE float temperatureRead(void) { return 53.5f; }
PAWL_CORE void dacWrite(uint8_t pin, uint8_t value) { pawl_board_analog_write(pin, value); }
/* The sensor is measured through the input of pin 36. */
PAWL_CORE int hallRead(void) { return pawl_board_analog_read(36); }
#endif

#endif
