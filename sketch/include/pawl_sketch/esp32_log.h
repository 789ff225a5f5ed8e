/* Logging on the ESP32: log_e() to log_v(), ESP_LOGE() to ESP_LOGV(). As on the board they are silent unless the sketch is
   compiled with -DCORE_DEBUG_LEVEL=1 (errors) to 5 (everything). In a C file they are silent always. */
#ifndef PAWL_SKETCH_ESP32_LOG_H
#define PAWL_SKETCH_ESP32_LOG_H

#ifndef CORE_DEBUG_LEVEL
#define CORE_DEBUG_LEVEL 0
#endif
#define ARDUHAL_LOG_LEVEL CORE_DEBUG_LEVEL

typedef enum {
    ESP_LOG_NONE,
    ESP_LOG_ERROR,
    ESP_LOG_WARN,
    ESP_LOG_INFO,
    ESP_LOG_DEBUG,
    ESP_LOG_VERBOSE
} esp_log_level_t;

#ifdef __cplusplus

#include <stdarg.h>

#include "board_calls.h"
#include "printf_text.h"

namespace pawl_sketch {
// The first line, whatever object the sketch uses for it.
struct first_line {
    size_t write(const char* text, size_t size) {
        return pawl_board_serial_write(0, reinterpret_cast<const uint8_t*>(text), size);
    }
};
inline const char* file_alone(const char* path) {
    const char* slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
}  // namespace pawl_sketch

inline int ets_printf(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    pawl_sketch::first_line line;
    const size_t written = pawl_sketch::write_printf(line, format, arguments);
    va_end(arguments);
    return static_cast<int>(written);
}
#define esp_rom_printf ets_printf
#define log_printf ets_printf

#define PAWL_LOG(level, letter, format, ...)                                                                    \
    do {                                                                                                        \
        if (CORE_DEBUG_LEVEL >= level)                                                                          \
            ets_printf("[%6u][" letter "][%s:%u] %s(): " format "\r\n", (unsigned)(pawl_board_now() / 1000000), \
                       pawl_sketch::file_alone(__FILE__), __LINE__, __FUNCTION__, ##__VA_ARGS__);               \
    } while (0)

#else
#define PAWL_LOG(level, letter, format, ...) ((void)0)
#endif

#define log_e(format, ...) PAWL_LOG(1, "E", format, ##__VA_ARGS__)
#define log_w(format, ...) PAWL_LOG(2, "W", format, ##__VA_ARGS__)
#define log_i(format, ...) PAWL_LOG(3, "I", format, ##__VA_ARGS__)
#define log_d(format, ...) PAWL_LOG(4, "D", format, ##__VA_ARGS__)
#define log_v(format, ...) PAWL_LOG(5, "V", format, ##__VA_ARGS__)
#define ESP_LOGE(tag, format, ...) PAWL_LOG(1, "E", "[%s] " format, tag, ##__VA_ARGS__)
#define ESP_LOGW(tag, format, ...) PAWL_LOG(2, "W", "[%s] " format, tag, ##__VA_ARGS__)
#define ESP_LOGI(tag, format, ...) PAWL_LOG(3, "I", "[%s] " format, tag, ##__VA_ARGS__)
#define ESP_LOGD(tag, format, ...) PAWL_LOG(4, "D", "[%s] " format, tag, ##__VA_ARGS__)
#define ESP_LOGV(tag, format, ...) PAWL_LOG(5, "V", "[%s] " format, tag, ##__VA_ARGS__)
#define esp_log_level_set(tag, level) ((void)(tag), (void)(level))

#endif
