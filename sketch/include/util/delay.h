/* Waiting on AVR: always busily, also where a scheduler runs. */
#ifndef PAWL_UTIL_DELAY_H
#define PAWL_UTIL_DELAY_H

#include "../pawl_sketch/board_calls.h"
#include "../pawl_sketch/board_names.h"

PAWL_CORE void _delay_us(double microseconds) { pawl_board_busy((uint64_t)(microseconds * 1e3)); }
PAWL_CORE void _delay_ms(double milliseconds) { pawl_board_busy((uint64_t)(milliseconds * 1e6)); }

#endif
