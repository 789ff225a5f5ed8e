/* Where a board's compiler puts code and data. Here all memory is the same, so each of these says nothing. */
#ifndef PAWL_SKETCH_PLACEMENT_H
#define PAWL_SKETCH_PLACEMENT_H

#include "board_names.h"

#ifdef PAWL_BOARD_ESP32
#define IRAM_ATTR
#define DRAM_ATTR
#define ICACHE_RAM_ATTR
#define ICACHE_FLASH_ATTR
#define ARDUINO_ISR_ATTR
#define FORCE_INLINE_ATTR static inline
#define RTC_DATA_ATTR
#define RTC_RODATA_ATTR
#define RTC_NOINIT_ATTR
#define RTC_IRAM_ATTR
#define EXT_RAM_ATTR
#define WORD_ALIGNED_ATTR __attribute__((aligned(4)))
#else
/* Sketches for several boards name them anywhere. */
#define IRAM_ATTR
#define ICACHE_RAM_ATTR
#endif

#endif
