/* What Arduino.h brings besides on an ESP32. */
#ifndef PAWL_SKETCH_ESP32_CORE_H
#define PAWL_SKETCH_ESP32_CORE_H

#include "../driver/gpio.h"
#include "../esp_err.h"
#include "../esp_system.h"
#include "../esp_timer.h"
#include "esp32_chip.h"
#include "esp32_log.h"
#include "esp32_pulse_width.h"
#include "esp32_timer.h"

/* FreeRTOS comes along there. */
#if __has_include("../freertos/FreeRTOS.h")
#include "../freertos/FreeRTOS.h"
#include "../freertos/event_groups.h"
#include "../freertos/queue.h"
#include "../freertos/semphr.h"
#include "../freertos/task.h"
#include "../freertos/timers.h"
#endif

#ifdef __cplusplus
/* A sketch says how much stack its loop() gets; null where it does not. */
size_t getArduinoLoopTaskStackSize() __attribute__((weak));
#define SET_LOOP_TASK_STACK_SIZE(bytes) \
    size_t getArduinoLoopTaskStackSize() { return bytes; }
#endif

#endif
