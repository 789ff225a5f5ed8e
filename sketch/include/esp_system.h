/* The ESP32 as a whole. */
#ifndef PAWL_ESP_SYSTEM_H
#define PAWL_ESP_SYSTEM_H

#include <stdint.h>

#include "esp_err.h"
#include "esp_random.h"
#include "pawl_sketch/board_calls.h"

typedef enum {
    ESP_RST_UNKNOWN,
    ESP_RST_POWERON,
    ESP_RST_EXT,
    ESP_RST_SW,
    ESP_RST_PANIC,
    ESP_RST_INT_WDT,
    ESP_RST_TASK_WDT,
    ESP_RST_WDT,
    ESP_RST_DEEPSLEEP,
    ESP_RST_BROWNOUT,
    ESP_RST_SDIO
} esp_reset_reason_t;

PAWL_CORE void esp_restart(void) { pawl_board_restart(); }
PAWL_CORE esp_reset_reason_t esp_reset_reason(void) { return ESP_RST_POWERON; }
PAWL_CORE uint32_t esp_get_free_heap_size(void) { return (uint32_t)pawl_board_heap_free(); }
PAWL_CORE uint32_t esp_get_minimum_free_heap_size(void) { return (uint32_t)pawl_board_heap_fewest(); }
PAWL_CORE const char* esp_get_idf_version(void) { return "pawl"; }

#endif
