/* Sleeping on AVR. Idle, the processor wakes at the latest with the next beat of the clock behind millis(). */
#ifndef PAWL_AVR_SLEEP_H
#define PAWL_AVR_SLEEP_H

#include "../pawl_sketch/board_calls.h"
#include "../pawl_sketch/board_names.h"

#define SLEEP_MODE_IDLE 0
#define SLEEP_MODE_ADC 2
#define SLEEP_MODE_PWR_DOWN 4
#define SLEEP_MODE_PWR_SAVE 6
#define SLEEP_MODE_STANDBY 12
#define SLEEP_MODE_EXT_STANDBY 14

PAWL_CORE void set_sleep_mode(int mode) {
    if (mode != SLEEP_MODE_IDLE)
        pawl_board_refuse("set_sleep_mode: pawl simulates SLEEP_MODE_IDLE alone, for in the others no clock runs",
                          __FILE__, __LINE__);
}
PAWL_CORE void sleep_enable(void) {}
PAWL_CORE void sleep_disable(void) {}
PAWL_CORE void sleep_bod_disable(void) {}
PAWL_CORE void sleep_cpu(void) { pawl_board_busy(1024000u); }
PAWL_CORE void sleep_mode(void) { sleep_cpu(); }

#endif
