/* The ESP32's sleep, from which it wakes by a restart or a source that is not simulated: going to sleep is refused by name. */
#ifndef PAWL_ESP_SLEEP_H
#define PAWL_ESP_SLEEP_H

#include <stdint.h>

#include "esp_err.h"

typedef enum {
    ESP_SLEEP_WAKEUP_UNDEFINED,
    ESP_SLEEP_WAKEUP_ALL,
    ESP_SLEEP_WAKEUP_EXT0,
    ESP_SLEEP_WAKEUP_EXT1,
    ESP_SLEEP_WAKEUP_TIMER,
    ESP_SLEEP_WAKEUP_TOUCHPAD,
    ESP_SLEEP_WAKEUP_ULP
} esp_sleep_wakeup_cause_t;

PAWL_CORE esp_sleep_wakeup_cause_t esp_sleep_get_wakeup_cause(void) { return ESP_SLEEP_WAKEUP_UNDEFINED; }
PAWL_CORE esp_err_t esp_sleep_enable_timer_wakeup(uint64_t microseconds) { return (void)microseconds, ESP_OK; }
PAWL_CORE esp_err_t esp_sleep_enable_ext0_wakeup(int pin, int level) { return (void)pin, (void)level, ESP_OK; }
PAWL_CORE esp_err_t esp_light_sleep_start(void) {
    pawl_board_refuse("esp_light_sleep_start(): pawl does not simulate the ESP32's sleep", __FILE__, __LINE__);
}
PAWL_CORE void esp_deep_sleep_start(void) {
    pawl_board_refuse("esp_deep_sleep_start(): pawl does not simulate the ESP32's sleep", __FILE__, __LINE__);
}
PAWL_CORE void esp_deep_sleep(uint64_t microseconds) {
    (void)microseconds;
    esp_deep_sleep_start();
}

#endif
