/* Errors of the ESP32's own functions. */
#ifndef PAWL_ESP_ERR_H
#define PAWL_ESP_ERR_H

#include "pawl_sketch/board_calls.h"
#include "pawl_sketch/board_names.h"

typedef int esp_err_t;

#define ESP_OK 0
#define ESP_FAIL -1
#define ESP_ERR_NO_MEM 0x101
#define ESP_ERR_INVALID_ARG 0x102
#define ESP_ERR_INVALID_STATE 0x103
#define ESP_ERR_INVALID_SIZE 0x104
#define ESP_ERR_NOT_FOUND 0x105
#define ESP_ERR_NOT_SUPPORTED 0x106
#define ESP_ERR_TIMEOUT 0x107

/* The board prints file and line, and aborts. */
#define ESP_ERROR_CHECK(call)                                                                          \
    do {                                                                                               \
        if ((call) != ESP_OK) pawl_board_refuse("ESP_ERROR_CHECK failed: " #call, __FILE__, __LINE__); \
    } while (0)
#define ESP_ERROR_CHECK_WITHOUT_ABORT(call) (call)

PAWL_CORE const char* esp_err_to_name(esp_err_t error) {
    switch (error) {
        case ESP_OK: return "ESP_OK";
        case ESP_FAIL: return "ESP_FAIL";
        case ESP_ERR_NO_MEM: return "ESP_ERR_NO_MEM";
        case ESP_ERR_INVALID_ARG: return "ESP_ERR_INVALID_ARG";
        case ESP_ERR_INVALID_STATE: return "ESP_ERR_INVALID_STATE";
        case ESP_ERR_INVALID_SIZE: return "ESP_ERR_INVALID_SIZE";
        case ESP_ERR_NOT_FOUND: return "ESP_ERR_NOT_FOUND";
        case ESP_ERR_NOT_SUPPORTED: return "ESP_ERR_NOT_SUPPORTED";
        case ESP_ERR_TIMEOUT: return "ESP_ERR_TIMEOUT";
        default: return "UNKNOWN ERROR";
    }
}

#endif
