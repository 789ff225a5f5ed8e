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

typedef enum { GPIO_PULLUP_ONLY, GPIO_PULLDOWN_ONLY, GPIO_PULLUP_PULLDOWN, GPIO_FLOATING } gpio_pull_mode_t;
typedef enum { GPIO_PULLUP_DISABLE, GPIO_PULLUP_ENABLE } gpio_pullup_t;
typedef enum { GPIO_PULLDOWN_DISABLE, GPIO_PULLDOWN_ENABLE } gpio_pulldown_t;
typedef void (*gpio_isr_t)(void*);
typedef struct {
    uint64_t pin_bit_mask;
    gpio_mode_t mode;
    gpio_pullup_t pull_up_en;
    gpio_pulldown_t pull_down_en;
    gpio_int_type_t intr_type;
} gpio_config_t;

/* When a pin's interrupt comes, which is said before its handler is known. In a C file: of that file. */
#ifdef __cplusplus
inline gpio_int_type_t pawl_gpio_when[40];
#else
static __attribute__((unused)) gpio_int_type_t pawl_gpio_when[40];
#endif

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

PAWL_CORE esp_err_t gpio_set_pull_mode(gpio_num_t pin, gpio_pull_mode_t mode) {
    if (mode != GPIO_FLOATING) pawl_board_pin_mode(pin, mode == GPIO_PULLDOWN_ONLY ? 3 : 2);
    return ESP_OK;
}
PAWL_CORE esp_err_t gpio_set_intr_type(gpio_num_t pin, gpio_int_type_t when) {
    if (pin < 0 || pin >= 40) return ESP_ERR_INVALID_ARG;
    pawl_gpio_when[pin] = when;
    return ESP_OK;
}
PAWL_CORE esp_err_t gpio_config(const gpio_config_t* config) {
    int pin;
    for (pin = 0; pin < 40; ++pin) {
        if (!(config->pin_bit_mask >> pin & 1)) continue;
        if (config->mode >= GPIO_MODE_OUTPUT)
            pawl_board_pin_mode(pin, 1);
        else
            pawl_board_pin_mode(pin, config->pull_up_en ? 2 : config->pull_down_en ? 3 : 0);
        pawl_gpio_when[pin] = config->intr_type;
    }
    return ESP_OK;
}
PAWL_CORE esp_err_t gpio_install_isr_service(int flags) { return (void)flags, ESP_OK; }
PAWL_CORE esp_err_t gpio_isr_handler_add(gpio_num_t pin, gpio_isr_t handler, void* argument) {
    /* The seam: 0 low, 1 change, 2 falling, 3 rising, 4 high. */
    static const int seam[] = {-1, 3, 2, 1, 0, 4};
    if (pin < 0 || pin >= 40) return ESP_ERR_INVALID_ARG;
    if (pawl_gpio_when[pin] != GPIO_INTR_DISABLE)
        pawl_board_attach_interrupt(pin, handler, argument, seam[pawl_gpio_when[pin]]);
    return ESP_OK;
}
PAWL_CORE esp_err_t gpio_isr_handler_remove(gpio_num_t pin) {
    pawl_board_detach_interrupt(pin);
    return ESP_OK;
}

#endif
