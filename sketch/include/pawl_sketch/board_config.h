/* What each board has. Chosen by PAWL_BOARD_AVR, PAWL_BOARD_ESP32 or PAWL_BOARD_GENERIC. */
#ifndef PAWL_SKETCH_BOARD_CONFIG_H
#define PAWL_SKETCH_BOARD_CONFIG_H

#include <pawl_sketch/board_calls.h>

/* In the order of struct pawl_board_profile. */
#if defined(PAWL_BOARD_AVR)
#define PAWL_BOARD_PROFILE \
    { "AVR", 16000000, 10000, 1, 4, 16, 1, 192, 1500, 36, 12, 36, 0, -1, 192, 1, 1, 1, 20, 10, 3 }
#elif defined(PAWL_BOARD_ESP32)
#define PAWL_BOARD_PROFILE \
    { "ESP32", 1000000, 1000, 2, 25, 32, 1, 1536, 300000, 360, 60, 200, 1, 1, 8192, 0, 1, 1, 40, 12, 1 }
#else
#define PAWL_BOARD_PROFILE \
    { "generic", 1000000, 1000, 1, 32, 32, 4, 128, 65536, 96, 30, 100, 1, -1, 1024, 0, 1, 1, 64, 12, 31 }
#endif

#endif
