/* The core of the Arduino language, on Pawl's simulated board. In a C file: what of it is C. */
#ifndef PAWL_ARDUINO_H
#define PAWL_ARDUINO_H

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pawl_sketch/board_names.h"

#include "pawl_sketch/analog_pins.h"
#include "pawl_sketch/basic_types.h"
#include "pawl_sketch/binary_constants.h"
#include "pawl_sketch/bits.h"
#include "pawl_sketch/board_calls.h"
#include "pawl_sketch/characters.h"
#include "pawl_sketch/constants.h"
#include "pawl_sketch/fraction_conversion.h"
#include "pawl_sketch/interrupts.h"
#include "pawl_sketch/number_conversion.h"
#include "pawl_sketch/number_range.h"
#include "pawl_sketch/pin_names.h"
#include "pawl_sketch/pins.h"
#include "pawl_sketch/placement.h"
#include "pawl_sketch/program_memory.h"
#include "pawl_sketch/pulses.h"
#include "pawl_sketch/virtual_time.h"

#ifdef __cplusplus
#include "pawl_sketch/flash_text.h"
#include "pawl_sketch/hardware_serial.h"
#include "pawl_sketch/print.h"
#include "pawl_sketch/random_numbers.h"
#include "pawl_sketch/serial_events.h"
#include "pawl_sketch/stream.h"
#include "pawl_sketch/string_class.h"

void setup();
void loop();
#endif

/* Behind everything else: on AVR min, max, abs and round are macros. */
#include "pawl_sketch/arithmetic.h"

#if defined(PAWL_BOARD_AVR)
#include "pawl_sketch/avr_core.h"
#elif defined(PAWL_BOARD_ESP32)
#include "pawl_sketch/esp32_core.h"
#endif

#endif
