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

#endif
