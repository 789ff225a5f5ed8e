/* Arduino's names for small numbers. */
#ifndef PAWL_SKETCH_BASIC_TYPES_H
#define PAWL_SKETCH_BASIC_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "board_names.h"

typedef bool boolean;
typedef uint8_t byte;
#if defined(PAWL_BOARD_AVR)
typedef uint16_t word;
#else
typedef unsigned int word;
#endif

#ifdef __cplusplus
inline uint16_t makeWord(uint16_t whole) { return whole; }
inline uint16_t makeWord(uint8_t high, uint8_t low) { return static_cast<uint16_t>(high << 8 | low); }
/* word(high, low) is documented as a call, beside the type of that name. */
#define word(...) makeWord(__VA_ARGS__)
#endif

#endif
