/* Time as a sketch sees it: virtual, of the board, and of 32 bits as its counters are. */
#ifndef PAWL_SKETCH_VIRTUAL_TIME_H
#define PAWL_SKETCH_VIRTUAL_TIME_H

#include <stdint.h>

#include "board_calls.h"
#include "board_names.h"

PAWL_CORE unsigned long millis(void) { return (uint32_t)(pawl_board_now() / 1000000u); }

PAWL_CORE unsigned long micros(void) {
#ifdef PAWL_BOARD_AVR
    return (uint32_t)(pawl_board_now() / 4000u * 4u); /* its counter moves every 4 microseconds */
#else
    return (uint32_t)(pawl_board_now() / 1000u);
#endif
}

/* The parameter is of 32 bits on every board: delay(-1) is 49 days. */
PAWL_CORE void delay(unsigned long milliseconds) { pawl_board_delay((uint64_t)(uint32_t)milliseconds * 1000000u); }
PAWL_CORE void delayMicroseconds(unsigned int microseconds) { pawl_board_busy((uint64_t)microseconds * 1000u); }

#ifdef PAWL_BOARD_AVR
/* Nothing, unless a scheduler of its own gives it a meaning. */
PAWL_CORE void yield(void) {}
#else
PAWL_CORE void yield(void) { pawl_board_yield(); }
#endif

#endif
