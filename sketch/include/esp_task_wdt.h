/* The ESP32's task watchdog. It does not bite here: docs/sketches/arduino.md. */
#ifndef PAWL_ESP_TASK_WDT_H
#define PAWL_ESP_TASK_WDT_H

#include <stdbool.h>
#include <stdint.h>

#include "esp_err.h"

typedef struct {
    uint32_t timeout_ms;
    uint32_t idle_core_mask;
    bool trigger_panic;
} esp_task_wdt_config_t;

#ifdef __cplusplus
/* Of version 4 and of version 5 of ESP-IDF. */
inline esp_err_t esp_task_wdt_init(uint32_t seconds, bool panic) { return (void)seconds, (void)panic, ESP_OK; }
inline esp_err_t esp_task_wdt_init(const esp_task_wdt_config_t* config) { return (void)config, ESP_OK; }
#endif
PAWL_CORE esp_err_t esp_task_wdt_reconfigure(const esp_task_wdt_config_t* config) { return (void)config, ESP_OK; }
PAWL_CORE esp_err_t esp_task_wdt_deinit(void) { return ESP_OK; }
PAWL_CORE esp_err_t esp_task_wdt_add(void* task) { return (void)task, ESP_OK; }
PAWL_CORE esp_err_t esp_task_wdt_delete(void* task) { return (void)task, ESP_OK; }
PAWL_CORE esp_err_t esp_task_wdt_reset(void) { return ESP_OK; }
PAWL_CORE esp_err_t esp_task_wdt_status(void* task) { return (void)task, ESP_OK; }

#endif
