/* Digital pins. */
#ifndef PAWL_SKETCH_PINS_H
#define PAWL_SKETCH_PINS_H

#include <stdint.h>

#include "board_calls.h"
#include "constants.h"
#include "pin_names.h"

/* The seam counts modes from 0, as AVR does: input, output, with pull-up, with pull-down. */
PAWL_CORE int pawl_pin_mode_of(uint8_t mode) {
#ifdef PAWL_BOARD_ESP32
    if ((mode & OUTPUT) == OUTPUT) return 1;
    if (mode == INPUT_PULLUP) return 2;
    if (mode == INPUT_PULLDOWN) return 3;
    return 0;
#else
    return mode <= INPUT_PULLDOWN ? mode : 0;
#endif
}

PAWL_CORE void pinMode(uint8_t pin, uint8_t mode) {
    int of_seam = pawl_pin_mode_of(mode);
#ifdef PAWL_BOARD_ESP32
    /* The button BOOT, which every such board has, with a resistor that pulls it up. */
    if (pin == 0 && of_seam == 0) of_seam = 2;
#endif
    pawl_board_pin_mode(pin, of_seam);
}
PAWL_CORE void digitalWrite(uint8_t pin, uint8_t value) { pawl_board_digital_write(pin, value != LOW); }
PAWL_CORE int digitalRead(uint8_t pin) { return pawl_board_digital_read(pin); }
#ifdef PAWL_BOARD_GENERIC
PAWL_CORE void digitalToggle(uint8_t pin) { pawl_board_digital_write(pin, !pawl_board_digital_read(pin)); }
#endif

#endif
