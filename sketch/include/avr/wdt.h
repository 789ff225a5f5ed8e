/* AVR's watchdog. It does not bite here: docs/sketches/arduino.md. */
#ifndef PAWL_AVR_WDT_H
#define PAWL_AVR_WDT_H

#include "../pawl_sketch/board_names.h"

#define WDTO_15MS 0
#define WDTO_30MS 1
#define WDTO_60MS 2
#define WDTO_120MS 3
#define WDTO_250MS 4
#define WDTO_500MS 5
#define WDTO_1S 6
#define WDTO_2S 7
#define WDTO_4S 8
#define WDTO_8S 9

PAWL_CORE void wdt_enable(int time) { (void)time; }
PAWL_CORE void wdt_disable(void) {}
PAWL_CORE void wdt_reset(void) {}

#endif
