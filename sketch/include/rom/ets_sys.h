/* ets_printf() and waiting, from the ESP32's read-only memory. */
#ifndef PAWL_ROM_ETS_SYS_H
#define PAWL_ROM_ETS_SYS_H

#include "../pawl_sketch/board_calls.h"
#include "../pawl_sketch/board_names.h"
#include "../pawl_sketch/esp32_log.h"

PAWL_CORE void ets_delay_us(uint32_t microseconds) { pawl_board_busy((uint64_t)microseconds * 1000u); }
#define esp_rom_delay_us ets_delay_us

#endif
