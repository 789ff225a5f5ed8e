/* Pins by the ESP32's own functions. */
#ifndef PAWL_DRIVER_GPIO_H
#define PAWL_DRIVER_GPIO_H

#include <stdint.h>

#include "../esp_err.h"
#include "../pawl_sketch/board_calls.h"

typedef int gpio_num_t;
/* Macros: a pin is often any number at all. */
#define GPIO_NUM_NC (-1)
#define GPIO_NUM_0 0
#define GPIO_NUM_1 1
#define GPIO_NUM_2 2
#define GPIO_NUM_3 3
#define GPIO_NUM_4 4
#define GPIO_NUM_5 5
#define GPIO_NUM_12 12
#define GPIO_NUM_13 13
#define GPIO_NUM_14 14
#define GPIO_NUM_15 15
#define GPIO_NUM_16 16
#define GPIO_NUM_17 17
#define GPIO_NUM_18 18
#define GPIO_NUM_19 19
#define GPIO_NUM_21 21
#define GPIO_NUM_22 22
#define GPIO_NUM_23 23
#define GPIO_NUM_25 25
#define GPIO_NUM_26 26
#define GPIO_NUM_27 27
#define GPIO_NUM_32 32
#define GPIO_NUM_33 33
#define GPIO_NUM_34 34
#define GPIO_NUM_35 35
#define GPIO_NUM_36 36
#define GPIO_NUM_39 39

typedef enum { GPIO_MODE_DISABLE, GPIO_MODE_INPUT, GPIO_MODE_OUTPUT, GPIO_MODE_INPUT_OUTPUT } gpio_mode_t;
typedef enum {
    GPIO_INTR_DISABLE,
    GPIO_INTR_POSEDGE,
    GPIO_INTR_NEGEDGE,
    GPIO_INTR_ANYEDGE,
    GPIO_INTR_LOW_LEVEL,
    GPIO_INTR_HIGH_LEVEL
} gpio_int_type_t;

PAWL_CORE esp_err_t gpio_reset_pin(gpio_num_t pin) {
    pawl_board_pin_mode(pin, 2);
    return ESP_OK;
}
PAWL_CORE esp_err_t gpio_set_direction(gpio_num_t pin, gpio_mode_t mode) {
    pawl_board_pin_mode(pin, mode >= GPIO_MODE_OUTPUT);
    return ESP_OK;
}
PAWL_CORE esp_err_t gpio_set_level(gpio_num_t pin, uint32_t level) {
    pawl_board_digital_write(pin, level != 0);
    return ESP_OK;
}
PAWL_CORE int gpio_get_level(gpio_num_t pin) { return pawl_board_digital_read(pin); }
PAWL_CORE void gpio_pad_select_gpio(uint8_t pin) { (void)pin; }

#endif
