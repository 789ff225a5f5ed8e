/* The ESP32's source of random numbers, which here gives the same for the same --seed. */
#ifndef PAWL_ESP_RANDOM_H
#define PAWL_ESP_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#include "pawl_sketch/random_numbers.h"

/* A counter of its own: randomSeed() does not reach it. */
inline uint32_t esp_random() { return pawl_sketch::hardware_random_word(); }
inline void esp_fill_random(void* to, size_t size) {
    for (size_t i = 0; i < size; ++i) static_cast<uint8_t*>(to)[i] = static_cast<uint8_t>(esp_random());
}
#endif

#endif
