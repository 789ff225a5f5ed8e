#ifndef PAWL_ESP_LOG_H
#define PAWL_ESP_LOG_H
#include "pawl_sketch/board_names.h"
#include "pawl_sketch/esp32_log.h"
#endif
